import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { CommandError } from '../operator/command-error.ts';

const GZIP_MAGIC = [0x1f, 0x8b];
/** Lines are separated by this one byte, whatever the encoding of the rest. */
const NEWLINE = 0x0a;

/** The lines of a file, plain or gzip (told by its first bytes), as bytes without the newline; never the whole file. */
export async function* readLines(
  path: string,
  onProgress: (bytesRead: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const isCompressed = await isGzip(path);
  const file = createReadStream(path);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of isCompressed ? gunzip(file, path) : (file as AsyncIterable<Buffer>)) {
      onProgress(file.bytesRead);
      const buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let start = 0;
      for (let end = buffer.indexOf(NEWLINE); end >= 0; end = buffer.indexOf(NEWLINE, start)) {
        yield buffer.subarray(start, end);
        start = end + 1;
      }
      rest = buffer.subarray(start);
    }
  } finally {
    file.destroy();
  }
  if (rest.length > 0) yield rest;
}

async function* gunzip(file: ReadStream, path: string): AsyncGenerator<Buffer> {
  const unzip = createGunzip();
  // pipe() carries no errors over.
  file.on('error', (error) => unzip.destroy(error));
  try {
    yield* file.pipe(unzip) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new CommandError(`${path} is damaged: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(2), position: 0 });
    return GZIP_MAGIC.every((byte, index) => buffer[index] === byte);
  } finally {
    await file.close();
  }
}
