import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

/** `vite` in this folder develops against a running `npm start`. */
export default defineConfig({
  root,
  plugins: [react(), tailwindcss()],
  server: { port: 5173, proxy: { '/api': 'http://localhost:8787', '/js': 'http://localhost:8787' } },
  build: {
    outDir: 'dist',
    // The CSP has no place for data: scripts and styles; small images may be inlined.
    assetsInlineLimit: 1024,
    // Every browser that runs the app preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: `${root}index.html`, 'not-found': `${root}404.html` } },
  },
});
