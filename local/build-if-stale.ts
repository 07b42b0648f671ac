import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Artifact {
  name: string;
  /** Glob patterns of everything it is made of. */
  sources: string[];
  /** Files that exist once it is built. */
  outputs: string[];
  build(): Promise<unknown>;
}

/** Builds what the sources have changed of since it was last built; answers whether it did. */
export async function buildIfStale(root: string, artifact: Artifact): Promise<boolean> {
  const stamp = join(root, '.pharos/built', artifact.name);
  const hash = hashFiles(root, artifact.sources);
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isFresh && artifact.outputs.every((output) => existsSync(join(root, output)))) return false;
  await artifact.build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function hashFiles(root: string, patterns: string[]): string {
  const hash = createHash('sha256');
  const exclude = ['**/node_modules/**', '**/dist/**', '**/*.test.{ts,tsx}'];
  for (const file of globSync(patterns, { cwd: root, exclude }).sort()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}
