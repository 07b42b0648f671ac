import type { z } from 'zod';

/** What zod found, in the words of our own messages: "is missing", "must be one of …". What a schema says itself stays. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === 'unrecognized_keys') return `the key ${issue.keys.join(', ')} is unknown`;
  // Words that no schema chose.
  if (issue.code === 'invalid_type' && message.startsWith('Invalid input:')) {
    return message.endsWith('received undefined') ? 'is missing' : `must be ${withArticle(issue.expected)}`;
  }
  if (issue.code === 'invalid_value' && /^Invalid (?:option|input):/.test(message)) {
    return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`;
  }
  return message.replace(
    /^Too (?:small|big): expected \w+ to (\w+) ([<>]=?)/,
    (_, verb: string, sign: string) => `must ${verb} ${BOUNDS[sign]} `,
  );
}

const BOUNDS: Record<string, string> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'less than',
};

function withArticle(noun: string): string {
  if (noun === 'int') return 'a whole number';
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
