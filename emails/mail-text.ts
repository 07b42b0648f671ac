import type { Block, MailContent } from './content.ts';

/** An e-mail as plain text, from the same parts as its HTML. */
export function mailText({ title, blocks, reason, unsubscribeUrl }: MailContent): string {
  const end = unsubscribeUrl === undefined ? [] : [`Unsubscribe: ${unsubscribeUrl}`];
  return [title, ...blocks.map(blockText), ['-- ', 'Pharos', reason, ...end].join('\n')]
    .join('\n\n')
    .concat('\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'button':
      return `${block.label}:\n${block.url}`;
    case 'facts':
      return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
    case 'list':
      return block.items.map((item) => `• ${item}`).join('\n');
    default:
      return block.text;
  }
}
