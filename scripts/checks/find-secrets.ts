import { root, runTool } from './run-command.ts';

/** Whether no file that git keeps holds a secret, going by secretlint's rules (.secretlintrc.json). */
export async function findSecrets(cwd = root): Promise<boolean> {
  return await runTool('secretlint/bin/secretlint.js', ['**/*', '.*'], {}, cwd);
}
