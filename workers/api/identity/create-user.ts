import { hashPassword } from '../password.ts';
import type { Services } from '../services.ts';

/** Makes a user whose address is confirmed, past the library's hooks: they are for people who come by themselves. */
export async function createUser(
  { auth, now }: Services,
  { email, name, password }: { email: string; name: string; password?: string },
): Promise<{ id: number; keyId: string }> {
  const { internalAdapter, adapter } = await auth.$context;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  const at = new Date(now());
  const user = await adapter.create<Record<string, unknown>, { id: string; keyId: string }>({
    model: 'user',
    data: { email, name, emailVerified: true, createdAt: at, updatedAt: at },
  });
  if (passwordHash !== undefined) {
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: passwordHash,
    });
  }
  return { id: Number(user.id), keyId: user.keyId };
}
