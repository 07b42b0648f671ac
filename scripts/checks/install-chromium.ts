import { existsSync } from 'node:fs';
import { findChromium } from '../../test/browser/chromium.ts';
import { runCommand } from './run-command.ts';

/** Installs Chromium where that needs nobody's decision: as root on Debian or Ubuntu's kind, such as a CI container. */
export async function installChromium(): Promise<void> {
  if (findChromium() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing Chromium for the browser journey …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], env);
  await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env);
}
