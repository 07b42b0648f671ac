import { listen } from './listen.ts';

/** Calls `onChange` whenever the address may have changed without a new document. */
export function watchRoutes(onChange: () => void): void {
  if (window.navigation) {
    navigation.addEventListener('currententrychange', onChange);
    return;
  }
  listen('popstate', onChange);
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = (...args) => {
      original.apply(history, args);
      onChange();
    };
  }
}
