import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import findCompiler from '../node_modules/typescript/lib/getExePath.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pharos-types-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of a site's own file that uses the package's types. */
async function complaints(script: string): Promise<string> {
  const file = join(folder, 'site.ts');
  writeFileSync(
    file,
    `import { init, track } from '${join(import.meta.dirname, '../packages/tracker/index.js')}';\n${script}\n`,
  );
  const options = [
    '--noEmit',
    '--pretty',
    'false',
    '--ignoreConfig',
    '--strict',
    '--allowImportingTsExtensions',
    '--module',
    'preserve',
    '--lib',
  ];
  const run = promisify(execFile)(findCompiler(), [...options, 'es2022,dom', '--types', '', file]);
  return await run.then(
    () => '',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

it('knows the calls of the package and of window.pharos', async () => {
  const script = `init({ key: 'k', host: 'https://in.example', beforeSend: (event) => (event.u ? event : null) });
    track('Signup', { props: { plan: 'team', seats: 3 }, revenue: { amount: '9.90', currency: 'EUR' } });
    window.pharos?.('Signup', { props: { plan: 'team' }, interactive: false });
    if (window.pharos) window.pharos.beforeSend = (event) => ({ ...event, p: { page: event.u } });`;
  expect(await complaints(script)).toBe('');
});

it('finds what is wrong', async () => {
  const said = await complaints(`window.pharos?.('Signup', { props: { tags: ['a'] } });\ntrack(7);`);
  expect(said.split('\n').filter((line) => line.includes('error TS'))).toHaveLength(2);
});
