import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';

const CHECKSUM_BYTES = 16;
const HEADER_BYTES = 9;
const NONE = 0x02;
const LZ4 = 0x82;
const ZSTD = 0x90;

/** The files below a folder that hold a text: as they are, or in the compressed blocks of ClickHouse's columns. */
export function findInFiles(folder: string, text: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readIfThere(path);
    if (bytes?.includes(text) || (bytes && blocksOf(bytes).some((block) => block.includes(text)))) {
      found.push(path);
    }
  }
  return found;
}

/** A merge may unlink a file between listing and reading. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a file of compressed blocks holds; nothing of a file that is none. */
function blocksOf(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = [];
  for (let at = 0; at + CHECKSUM_BYTES + HEADER_BYTES <= bytes.length; ) {
    const start = at + CHECKSUM_BYTES;
    const method = bytes.readUInt8(start);
    const size = bytes.readUInt32LE(start + 1);
    const plainSize = bytes.readUInt32LE(start + 5);
    if (size <= HEADER_BYTES || start + size > bytes.length || plainSize > 2 ** 27) break;
    const data = bytes.subarray(start + HEADER_BYTES, start + size);
    // Chains of codecs are those of numbers.
    if (method === ZSTD) blocks.push(zstdDecompressSync(data));
    else if (method === LZ4) blocks.push(unpackLz4(data, plainSize));
    else if (method === NONE) blocks.push(data);
    at = start + size;
  }
  return blocks;
}

/** One LZ4 block: literals, then copies of what came before. */
function unpackLz4(data: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  let from = 0;
  let to = 0;
  const lengthOf = (nibble: number) => {
    let length = nibble;
    for (let byte = nibble === 15 ? 255 : 0; byte === 255; length += byte) byte = data[from++] ?? 0;
    return length;
  };
  while (from < data.length) {
    const token = data[from++] ?? 0;
    const literals = lengthOf(token >> 4);
    data.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= data.length) break;
    const distance = data.readUInt16LE(from);
    from += 2;
    for (let left = lengthOf(token & 15) + 4; left > 0; left--, to++) out[to] = out[to - distance] ?? 0;
  }
  return out;
}
