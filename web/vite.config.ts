import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { appGroups, preloadApp } from './app-chunk.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** In development every address is the app's; public pages are only built. */
const appEverywhere: Plugin = {
  name: 'app-everywhere',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.headers.accept?.includes('text/html')) request.url = '/app.html';
      next();
    });
  },
};

/** `vite` in this folder develops against a running `npm start`. */
export default defineConfig({
  root,
  plugins: [appEverywhere, react(), tailwindcss(), preloadApp()],
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/js', '^/b$'].map((path) => [path, 'http://localhost:8787'])),
  },
  build: {
    outDir: 'dist',
    // The CSP has no place for data: scripts and styles; small images may be inlined.
    assetsInlineLimit: 1024,
    // Every browser that runs the app preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: `${root}app.html`, pages: `${root}pages/shell.html` },
      output: { codeSplitting: { groups: appGroups(root) } },
    },
  },
});
