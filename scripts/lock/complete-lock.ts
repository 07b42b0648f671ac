/** What is needed here of a package in package-lock.json. */
export interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

/** Packages by their folder: `node_modules/x`, '' for the project itself. */
export type LockedPackages = Record<string, LockedPackage>;

const OS = new Map(
  Object.entries({ android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux' }),
);
for (const word of ['win32', 'windows']) OS.set(word, 'win32');
const CPU = new Map(['x64', 'arm64', 'arm', 'wasm32'].map((word) => [word, word]));
CPU.set('64', 'x64');
const LIBC = new Map(Object.entries({ gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl' }));

/**
 * The same packages and the optional ones they name but the lockfile lacks, in npm's order, with the names of the added.
 *
 * Where a registry lacks packages of foreign platforms, npm leaves them out of the lockfile without a word, and `npm ci`
 * then refuses the lockfile as incomplete.
 */
export function completeLock(locked: LockedPackages): { packages: LockedPackages; added: string[] } {
  const packages = { ...locked };
  const added: string[] = [];
  for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(locked)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isInstalled(packages, folder, name)) continue;
      packages[`node_modules/${name}`] = foreignPackage(name, version, dev);
      added.push(name);
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { packages: Object.fromEntries(sorted), added };
}

/** Whether the package in `folder` would find `name`, as Node looks for it: in its own folder, then upwards. */
function isInstalled(packages: LockedPackages, folder: string, name: string): boolean {
  if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
  if (folder === '') return false;
  return isInstalled(packages, folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))), name);
}

/** The lockfile's entry for a package of which only the name is known, and the exact version. */
function foreignPackage(name: string, version: string, dev?: boolean): LockedPackage {
  const words = (name.split('/').at(-1) ?? '').split('-');
  const pick = (table: Map<string, string>) => words.flatMap((word) => table.get(word) ?? []);
  const os = pick(OS);
  const cpu = pick(CPU);
  const libc = pick(LIBC);
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(`${name} is asked for as ${version}, no exact version`);
  if (cpu.length !== 1 || os.length > 1) throw new Error(`the name of ${name} does not tell its platform`);
  return {
    version,
    cpu,
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
