import type { Block, MailContent } from './content.ts';

/** An e-mail as plain text, from the same parts as its HTML. */
export function mailText({ title, blocks, reason }: MailContent): string {
  return [title, ...blocks.map(blockText), `-- \nPharos\n${reason}`].join('\n\n').concat('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'button':
      return `${block.label}:\n${block.url}`;
    case 'facts':
      return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    default:
      return block.text;
  }
}
