import type { Plugin, Rolldown } from 'vite';

/** The page's script, and what it imports once it knows the reader's language. */
const [MAIN, APP] = ['src/main.ts', 'src/start.tsx'];

type Modules = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

/** Everything that a module imports, and what that imports; but nothing that is imported later on. */
function reachedFrom(entry: string, modules: Modules, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const id of modules.getModuleInfo(entry)?.importedIds ?? []) reachedFrom(id, modules, found);
  return found;
}

/**
 * The app in one file, beside a small one that settles the language before it runs. Left to itself the bundler cuts it
 * into a file for every set of pages that share something: forty requests, and a seventh more bytes.
 */
export function appGroups(root: string): Rolldown.CodeSplittingGroup[] {
  return [
    { name: reachedBy(root + MAIN, 'main'), debugName: 'main', priority: 2 },
    { name: reachedBy(root + APP, 'app'), debugName: 'app', priority: 1 },
  ];
}

function reachedBy(entry: string, name: string): Rolldown.CodeSplittingNameFunction {
  let reached: Set<string> | undefined;
  return (id, modules) => {
    reached ??= reachedFrom(entry, modules);
    return reached.has(id) ? name : null;
  };
}

/** Names the app's file in the page: src/main.ts imports it, and the browser would learn of it only then. */
export function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle || !filename.endsWith('/app.html')) return;
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const app = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(APP)));
        if (!app) throw new Error(`The build has no ${APP}.`);
        const files = new Set([app.fileName]);
        for (const file of files) {
          for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? [])
            files.add(other);
        }
        const unnamed = [...files].filter((file) => !html.includes(file));
        return unnamed.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }));
      },
    },
  };
}
