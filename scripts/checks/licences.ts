import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
type Packages = z.infer<typeof lockSchema>['packages'];

/** Licences that ask for no more than their own text to be kept. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

export interface LicenceReport {
  /** How many packages what we deploy is made of. */
  packages: number;
  /** `name@version: licence` of those that must not be among them. */
  refused: string[];
}

/** Looks at the licences of a package-lock.json's run-time dependencies, and of theirs. */
export function checkLicences(lock: string): LicenceReport {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const found = new Set<string>();
  const visit = (path: string) => {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const dependency = resolve(packages, path, name);
      if (found.has(dependency)) continue;
      found.add(dependency);
      visit(dependency);
    }
  };
  visit('');
  const refused = [...found].flatMap((path) => {
    const { license = 'unknown', version } = packages[path] ?? {};
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return isPermissive(license) ? [] : [`${name}@${version}: ${license}`];
  });
  return { packages: found.size, refused };
}

/** Where Node would find a package from another: beside it, or further up. */
function resolve(packages: Packages, from: string, name: string): string {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') throw new Error(`package-lock.json has no ${name}, which ${from || 'we'} need`);
  }
}

/** Of `A OR B` one will do, of `A AND B` both must. */
function isPermissive(licence: string): boolean {
  const expression = licence.replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(expression)) return expression.split(' OR ').some(isPermissive);
  return expression.split(' AND ').every((each) => PERMISSIVE.has(each));
}
