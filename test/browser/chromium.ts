import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium or Chrome of this machine; CHROMIUM_PATH goes before all others. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const commands = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [process.env.CHROMIUM_PATH ?? '', ...commands, ...PLACES].find(
    (path) => path !== '' && existsSync(path),
  );
}

/** @throws with what to do when there is none */
export function requireChromium(): string {
  const path = findChromium();
  if (path) return path;
  throw new Error('No Chromium was found: install Chromium or Chrome, or name one by CHROMIUM_PATH.');
}
