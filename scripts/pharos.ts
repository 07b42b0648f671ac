import { type Command, parseInput, usage } from './operator/command.ts';
import { printError, usageError } from './operator/command-error.ts';
import { counters } from './operator/counters.ts';
import { keysRotate } from './operator/data-key.ts';
import { dlqList, dlqReplay } from './operator/dead-letters.ts';
import { keyAdd } from './operator/keys.ts';
import { siteAdd, siteList } from './operator/sites.ts';
import { findStack } from './operator/stack.ts';
import { sealBackfill, siteErase, siteRetention } from './operator/upkeep.ts';
import { userAdd } from './operator/users.ts';

// The operator's commands. JSON (or asked-for help) goes to stdout, messages to stderr; exit code 0, 1 (failed) or 2 (called wrongly).
const COMMANDS: readonly Command[] = [
  siteAdd,
  siteList,
  siteRetention,
  siteErase,
  keyAdd,
  userAdd,
  dlqList,
  dlqReplay,
  counters,
  sealBackfill,
  keysRotate,
];

const HELP = `Usage: npm run --silent pharos -- COMMAND

${COMMANDS.map((command) => `  ${usage(command)}\n      ${command.summary}`).join('\n')}

PHAROS_URL chooses the stack (default http://localhost:8787), PHAROS_TOKEN is its operator's token; a stack that
npm start runs here needs none. COMMAND --help explains the options.`;

function help(command: Command): string {
  const options = Object.entries(command.options).map(([name, text]) => `  --${name.padEnd(10)} ${text}`);
  return [`Usage: npm run --silent pharos -- ${usage(command)}`, command.summary, ...options].join('\n');
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(HELP);
    return 0;
  }
  if (name === undefined) throw usageError('Which command?');
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw usageError(`There is no command ${name}.`);
  const input = parseInput(command, args);
  if (!input) {
    console.log(help(command));
    return 0;
  }
  console.log(JSON.stringify(await command.run(findStack(process.env), input)));
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => printError(error, 'pharos'));
