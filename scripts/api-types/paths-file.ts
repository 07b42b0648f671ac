import { join } from 'node:path';

/** Where the dashboard has the API's types. */
export const PATHS_FILE = join(import.meta.dirname, '../../web/src/api/paths.d.ts');
