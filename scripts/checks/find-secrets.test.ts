import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSecrets } from './find-secrets.ts';
import { root } from './run-command.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pharos-secrets-'));
  cpSync(join(root, '.secretlintrc.json'), join(folder, '.secretlintrc.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// In two parts, so that the scanner does not find them here.
it.each([
  [
    'a private key',
    `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(40)}\n-----END RSA ${'PRIVATE'} KEY-----\n`,
  ],
  ['a token of GitHub', `const token = '${'gh'}p_${'abcDEF123456'.repeat(3)}';\n`],
  ['a password in an address', `const url = 'https://${'ada'}:correct-horse@db.example.com/';\n`],
])('finds %s', async (_, text) => {
  writeFileSync(join(folder, 'planted.ts'), text);
  expect(await findSecrets(folder)).toBe(false);
  writeFileSync(join(folder, 'planted.ts'), 'export const nothing = 1;\n');
  expect(await findSecrets(folder)).toBe(true);
});
