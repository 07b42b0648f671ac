import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { describeError } from './log.ts';

describe('describeError', () => {
  it('names the statement that failed, and none of its values', () => {
    const error = new DrizzleQueryError('select * from shields where value = ?', ['203.0.113.9\nparams: x']);
    const said = JSON.stringify(describeError(error));
    expect(said).toContain('Failed query: select * from shields where value = ?');
    expect(said).not.toMatch(/203\.0\.113\.9|params/);
  });

  it('takes nothing from the message of another error', () => {
    expect(describeError(new Error('a\nparams: b'))).toMatchObject({ detail: 'a\nparams: b' });
  });
});
