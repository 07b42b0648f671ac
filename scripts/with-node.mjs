// Starts a TypeScript program of this repo on a machine that has only Node >= 20 and npm: installs what is missing,
// then hands over to Node 24 (from optionalDependencies on Linux and Windows) or to the running Node if that is new enough.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MINIMUM = [22, 15];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isWindows = process.platform === 'win32';
const stampFile = join(root, 'node_modules', '.pharos-installed');
const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

/** Prints one sentence and ends. */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash;
}

function install() {
  console.error('Installing dependencies (once, about a minute) …');
  // `install` and not `ci`: it takes a node_modules that is nearly right. The lockfile stays as it is either way.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // Whatever NODE_ENV or the user's npm configuration say, the product needs these two.
  const include = ['--include=dev', '--include=optional'];
  const npm = spawnSync(isWindows ? 'npm.cmd' : 'npm', [...args, ...include], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  });
  if (npm.error) fail(`npm could not be started: ${npm.error.message}`);
  if (npm.signal) process.exit(128 + constants.signals[npm.signal]);
  if (npm.status !== 0) fail('npm install failed; its message is above.');
  writeFileSync(stampFile, lockHash);
}

/** The Node in node_modules, else this one. */
function findNode() {
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const binary = join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1])) {
    fail(
      `Pharos needs Node ${MINIMUM.join('.')} or newer on this platform; this is ${process.versions.node}.`,
    );
  }
  return process.execPath;
}

const [program, ...args] = process.argv.slice(2);
if (!program) fail('Usage: node scripts/with-node.mjs PROGRAM.ts [argument …]');
if (!isInstalled()) install();
const node = findNode();
// Type stripping needs its flag before 22.18; newer versions accept it silently.
const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const child = spawn(node, [...flags, join(root, program), ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    WRANGLER_SEND_METRICS: 'false',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  },
});
// The child decides when to end. A terminal signals it too, so it may hear the same signal twice.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
