import './app.css';
import { sendFirstView } from './first-view/send-view.ts';
import { settleLanguage } from './texts/languages.ts';

const host = document.getElementById('app');
if (!host) throw new Error('The page has no #app.');

/**
 * The language first: texts and formats are read while the modules of the app are loaded. They import modules of this file
 * (app-chunk.ts), so it must not itself wait for them.
 */
async function main(element: HTMLElement): Promise<void> {
  await settleLanguage();
  const { start } = await import('./start.tsx');
  start(element);
}

// Before all else: the answer comes while the app is loaded.
sendFirstView();
void main(host);
