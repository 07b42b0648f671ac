import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Rule {
  /** Folders, or files, whose code may be used. */
  imports: string[];
  /** Folders of which only types may be used. */
  types?: string[];
  /** Packages (and `node:` modules) that may be used; anything but `node:` modules where it is left out. */
  packages?: RegExp;
}

/** The table of docs/architecture.md. Folders that may import anything are not listed. */
const RULES: Record<string, Rule> = {
  core: {
    imports: [],
    packages: /^(zod|node:crypto|iso-3166|isbot|crawler-user-agents|ua-parser-js|ipaddr\.js)(\/|$)/,
  },
  clickhouse: { imports: ['core'] },
  db: { imports: ['core', 'vault'] },
  emails: { imports: ['core', 'db', 'observe', 'vault'] },
  observe: { imports: [] },
  outbound: { imports: ['core'] },
  vault: { imports: [], packages: /^node:crypto$/ },
  // It serves the built tracker, which is a text in `dist`.
  'workers/ingest': { imports: ['core', 'observe', 'dist'], types: ['tracker'] },
  'workers/consumer': { imports: ['core', 'clickhouse', 'observe'] },
  'workers/api': { imports: ['core', 'clickhouse', 'db', 'emails', 'observe', 'outbound', 'vault'] },
  'workers/cron': { imports: ['core', 'clickhouse', 'db', 'emails', 'observe', 'outbound', 'vault'] },
  // Of what runs in the browser, the rule of hostnames is the server's own (tracker/on-hosts.ts).
  tracker: { imports: ['core/hostnames.ts', 'core/page-address.ts'], types: ['core'], packages: /^$/ },
  web: { imports: ['core'], types: ['workers/api', 'tracker'] },
};
const FREE = ['local', 'scripts', 'bench', 'test'];

const IMPORT =
  /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)(?=(\.|;|,|\)|\s))/gm;

interface Import {
  file: string;
  from: string;
  isType: boolean;
}

/** The imports of the product's own code in a folder; tests and build programs beside it are no part of it. */
function importsOf(folder: string): Import[] {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**'],
  });
  return files
    .filter((file) => !/\.test\.tsx?$|\/(build|vite\.config)\.ts$|(^|\/)test-[^/]*\.ts$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return [...source.matchAll(IMPORT)].map(([, , type, from, lazy]) => ({
        file,
        from: from ?? lazy ?? '',
        isType: type !== undefined,
      }));
    });
}

/** What the rule has against an import, or undefined. */
function violation(folder: string, rule: Rule, { file, from, isType }: Import): string | undefined {
  const sentence = `${file} imports ${from}`;
  if (!from.startsWith('.')) {
    // Of Node, what Workers have, too, and the platform has not.
    const allowed = rule.packages
      ? rule.packages.test(from)
      : !/^node:(?!crypto|buffer|async_hooks|timers)/.test(from);
    return allowed || isType ? undefined : sentence;
  }
  if (!/\.(ts|tsx|json|css|txt)(\?.*)?$/.test(from)) return `${sentence} without its ending`;
  const target = relative(root, resolve(root, file, '..', from));
  const within = (name: string) => target === name || target.startsWith(`${name}/`);
  if (within(folder) || rule.imports.some(within)) return undefined;
  return isType && rule.types?.some(within) ? undefined : sentence;
}

describe('the dependency rule', () => {
  it.each(Object.entries(RULES))('holds in %s', (folder, rule) => {
    const violations = importsOf(folder).map((found) => violation(folder, rule, found));
    expect(violations.filter((sentence) => sentence !== undefined)).toEqual([]);
  });

  it('knows every folder of the table in docs/architecture.md', () => {
    const table =
      readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('## Folders')[1]?.split('##')[0] ?? '';
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const folders = rows.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+?)\/?`/g)].map(([, name]) => name),
    );
    expect(folders.toSorted()).toEqual([...Object.keys(RULES), ...FREE].toSorted());
  });

  it('sees imports of every form', () => {
    const source = [
      `import { a } from '../a.ts';`,
      `import type { B } from '../b.ts';`,
      `import '../c.css';`,
      `export * from '../d.ts';`,
      `import {\n  type E,\n  e,\n} from '../e.ts';`,
      `const f = await import('../f.ts');`,
    ].join('\n');
    const found = [...source.matchAll(IMPORT)].map(([, , type, from, lazy]) => [
      from ?? lazy,
      type !== undefined,
    ]);
    expect(found).toEqual([
      ['../a.ts', false],
      ['../b.ts', true],
      ['../c.css', false],
      ['../d.ts', false],
      ['../e.ts', false],
      ['../f.ts', false],
    ]);
  });
});
