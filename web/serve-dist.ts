import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { webDist } from './build.ts';

export interface DistAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
};
/** Instructions to Pages, not pages. */
const CONTROL_FILES = new Set(['/_headers', '/_redirects', '/_routes.json']);

/**
 * Answers a GET for a path from `dist/` as Pages does: the same `_headers` and `_redirects`, 404.html for what is not
 * there, and the compressed twin the client accepts. Reads `dist/` on each request, so a new build shows at once.
 */
export async function serveDist(path: string, acceptEncoding = '', dist = webDist): Promise<DistAnswer> {
  const rules = parseHeaders(await readFile(join(dist.files, '_headers'), 'utf8'));
  const rewrites = parseRedirects(await readFile(join(dist.files, '_redirects'), 'utf8'));
  const target = rewrites.find((rule) => rule.pattern.test(path))?.target ?? path;
  const name = target === '/' ? '/index.html' : target;
  const isFile = !CONTROL_FILES.has(name) && (await readInside(dist.files, name)) !== null;
  const file = isFile ? name : '/404.html';
  const { body, encoding } = await readEncoded(file, acceptEncoding, dist);
  const headers: Record<string, string> = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    vary: 'accept-encoding',
    ...headersFor(rules, path),
  };
  if (encoding) headers['content-encoding'] = encoding;
  // What is missing today may be there after the next deploy.
  if (!isFile) headers['cache-control'] = 'no-cache';
  return { status: isFile ? 200 : 404, headers, body };
}

async function readEncoded(file: string, acceptEncoding: string, dist: typeof webDist) {
  for (const [encoding, suffix] of [['br', '.br'] as const, ['gzip', '.gz'] as const]) {
    if (!new RegExp(`\\b${encoding}\\b`).test(acceptEncoding)) continue;
    const body = await readInside(dist.compressed, file + suffix);
    if (body) return { body, encoding };
  }
  const body = await readInside(dist.files, file);
  return { body: body ?? new Uint8Array(), encoding: null };
}

/** A file's content, or null when there is none, or when the path leads out of the folder. */
async function readInside(folder: string, path: string): Promise<Uint8Array | null> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || path.includes('\0')) return null;
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}

interface HeaderRule {
  pattern: RegExp;
  set: [string, string][];
  unset: string[];
}

/** Pages' `_headers`: a path pattern, then indented `Name: value` or `! Name`. */
function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const rule = rules.at(-1);
    if (!/^\s/.test(line)) rules.push({ pattern: patternOf(line.trim()), set: [], unset: [] });
    else if (line.trim().startsWith('!')) rule?.unset.push(line.trim().slice(1).trim().toLowerCase());
    else {
      const colon = line.indexOf(':');
      rule?.set.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

function headersFor(rules: HeaderRule[], path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const rule of rules.filter((one) => one.pattern.test(path))) {
    for (const name of rule.unset) delete headers[name];
    for (const [name, value] of rule.set) headers[name] = value;
  }
  return headers;
}

/** Pages' `_redirects`, as far as ours goes: rewrites (status 200). */
function parseRedirects(text: string): { pattern: RegExp; target: string }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [from = '', target = '', status] = line.trim().split(/\s+/);
    if (status !== '200') throw new Error(`serve-dist knows no redirect like: ${line}`);
    return { pattern: patternOf(from), target };
  });
}

function patternOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}
