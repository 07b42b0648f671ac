import { eraseArchive } from './archive.ts';
import { eraseConfigs } from './configs.ts';
import { eraseDatabase } from './database.ts';
import { eraseDeadLetters } from './dead-letters.ts';
import { awaitUnlinking, eraseEvents, eraseSystemLogs } from './events.ts';
import { eraseOutside } from './outside.ts';
import { destroyKeys, eraseMails } from './people.ts';
import type { Step } from './target.ts';
import { verify } from './verify.ts';

/** All steps of a destruction, in their order: what could still be replayed goes before what it would be replayed into. */
export const STEPS: readonly { name: string; step: Step }[] = [
  { name: 'dead_letters', step: eraseDeadLetters },
  { name: 'archive', step: eraseArchive },
  { name: 'events', step: eraseEvents },
  { name: 'system_logs', step: eraseSystemLogs },
  { name: 'configs', step: eraseConfigs },
  { name: 'database', step: eraseDatabase },
  { name: 'mails', step: eraseMails },
  { name: 'keys', step: destroyKeys },
  { name: 'outside', step: eraseOutside },
  { name: 'files', step: awaitUnlinking },
  { name: 'verify', step: verify },
];
