import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('verifyPassword', () => {
  it('knows the password that was hashed, and no other', async () => {
    const stored = await hashPassword('correct horse');
    expect(stored).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await verifyPassword('correct horse', stored)).toBe(true);
    expect(await verifyPassword('correct horsf', stored)).toBe(false);
  });

  it('salts each hash', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  it('takes the same letters in another composition', async () => {
    expect(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9'))).toBe(true);
  });

  it('is never right for a user who does not exist', async () => {
    expect(await verifyPassword('', undefined)).toBe(false);
  });

  it('reads the cost from the stored hash, so that it can be raised later', async () => {
    const old = '$scrypt$ln=4,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$';
    const { scryptSync } = await import('node:crypto');
    const key = scryptSync('old', Buffer.from('saltsaltsaltsalt'), 32, { N: 16, r: 8, p: 1 });
    expect(await verifyPassword('old', old + key.toString('base64').replaceAll('=', ''))).toBe(true);
  });

  it('works equally hard for a user who does not exist', async () => {
    const stored = await hashPassword('x');
    // The processor's time, which other programs do not lengthen, and of which only a missing hash is a fraction.
    const work = async (hash: string | undefined) => {
      const before = process.cpuUsage();
      await verifyPassword('y', hash);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const least = async (hash: string | undefined) =>
      Math.min(await work(hash), await work(hash), await work(hash));
    expect((await least(undefined)) / (await least(stored))).toBeGreaterThan(0.25);
  });
});
