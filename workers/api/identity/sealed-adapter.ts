import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter, Where } from 'better-auth/adapters';
import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/database.ts';
import { users } from '../../../db/schema.ts';
import { KeyDestroyed, type Vault } from '../../../vault/vault.ts';
import { hashToken } from '../tokens.ts';
import { SEALED_MODELS, type SealedModel } from './sealed-fields.ts';

type Adapter = DBAdapter<BetterAuthOptions>;
type Row = Record<string, unknown>;

/** No user has this id. */
const NOBODY = '0';

/**
 * better-auth's adapter with the vault around it: what says who somebody is reaches D1 sealed, and session tokens hashed,
 * whichever of the library's ways leads there.
 */
export function sealedAdapter(
  inner: (options: BetterAuthOptions) => Adapter,
  db: Database,
  vault: Vault,
): (options: BetterAuthOptions) => Adapter {
  return (options) => {
    const adapter = inner(options);
    const seal = sealer(db, vault);

    /** A token is in D1 by its hash only; who asked with it gets it back. */
    function withToken<T>(row: T, where: readonly Where[]): T {
      const asked = where.find(({ field }) => field === 'token')?.value;
      return row !== null && typeof asked === 'string' ? { ...row, token: asked } : row;
    }

    const sealed: Adapter = {
      ...adapter,
      async create<T extends Row, R = T>(asked: {
        model: string;
        data: Omit<T, 'id'>;
        forceAllowId?: boolean;
      }) {
        const data = await seal.row(asked.model, asked.data);
        const made = await adapter.create<Row, Row>({ ...asked, data });
        const opened = await seal.open(asked.model, made);
        return (asked.model === 'session' ? { ...opened, token: (asked.data as Row).token } : opened) as R;
      },
      async findOne<T>(asked: Parameters<Adapter['findOne']>[0]) {
        const found = await adapter.findOne<Row>(await seal.question(asked));
        if (!found) await seal.pretend(asked, adapter);
        const opened = found && (await seal.openIfKept(asked.model, found));
        return (asked.model === 'session' ? withToken(opened, asked.where) : opened) as T | null;
      },
      async findMany<T>(asked: Parameters<Adapter['findMany']>[0]) {
        const found = await adapter.findMany<Row>(await seal.question(asked));
        const opened = await Promise.all(found.map((row) => seal.openIfKept(asked.model, row)));
        return opened.filter((row) => row !== null) as T[];
      },
      async count(asked) {
        return await adapter.count(await seal.question(asked));
      },
      async update<T>(asked: { model: string; where: Where[]; update: Row }) {
        const keyId = await seal.keyOfRow(asked, adapter);
        const update = await seal.row(asked.model, asked.update, keyId);
        const changed = await adapter.update<Row>({ ...(await seal.question(asked)), update });
        const opened = changed && (await seal.open(asked.model, changed));
        return (asked.model === 'session' ? withToken(opened, asked.where) : opened) as T | null;
      },
      async updateMany(asked) {
        const keyId = await seal.keyOfRow(asked, adapter);
        const update = await seal.row(asked.model, asked.update, keyId);
        return await adapter.updateMany({ ...(await seal.question(asked)), update });
      },
      async delete(asked) {
        await adapter.delete(await seal.question(asked));
      },
      async deleteMany(asked) {
        return await adapter.deleteMany(await seal.question(asked));
      },
      async consumeOne<T>(asked: Parameters<Adapter['consumeOne']>[0]) {
        const row = await adapter.consumeOne<Row>(await seal.question(asked));
        return (row && (await seal.open(asked.model, row))) as T | null;
      },
      async incrementOne<T>(asked: Parameters<Adapter['incrementOne']>[0]) {
        if (asked.set) seal.assertPlain(asked.model, Object.keys(asked.set));
        const row = await adapter.incrementOne<Row>(await seal.question(asked));
        return (row && (await seal.open(asked.model, row))) as T | null;
      },
      // D1 has no transactions; the library runs the steps one after the other.
      transaction: (run) => run(sealed),
    };
    return sealed;
  };
}

function sealer(db: Database, vault: Vault) {
  const context = (model: string, field: string) => `${model}.${field}`;

  async function keyOfUser(id: unknown): Promise<string> {
    const user = await db
      .select({ keyId: users.keyId })
      .from(users)
      .where(eq(users.id, Number(id)))
      .get();
    if (!user) throw new Error('a row names a user that does not exist');
    return user.keyId;
  }

  /** The key for a row that is read or written as a whole. */
  async function keyOf({ keyOf: whose }: SealedModel, row: Row): Promise<string> {
    if (whose === 'nobody') return '';
    return whose === 'itself' ? String(row.keyId) : await keyOfUser(row.userId);
  }

  async function sealOne(model: string, field: string, value: string, keyId: string): Promise<string> {
    return SEALED_MODELS[model]?.keyOf === 'nobody'
      ? vault.sealForNobody(value, context(model, field))
      : await vault.seal(keyId, value, context(model, field));
  }

  async function openOne(model: string, field: string, value: string, keyId: string): Promise<string> {
    return SEALED_MODELS[model]?.keyOf === 'nobody'
      ? vault.openForNobody(value, context(model, field))
      : await vault.open(keyId, value, context(model, field));
  }

  function hashed(model: string, { field, value, ...rest }: Where): Where {
    const column = SEALED_MODELS[model]?.indexed[field];
    if (model === 'session' && field === 'token')
      return { ...rest, field, value: mapTexts(value, hashToken) };
    if (column) {
      const wanted = Array.isArray(value) ? value.map(String) : [String(value)];
      const hashes = wanted.flatMap((text) => vault.indexes(text, context(model, field)));
      const [only] = hashes;
      if (hashes.length === 1 && only !== undefined) return { ...rest, field: column, value: only };
      return { ...rest, field: column, operator: 'in', value: hashes };
    }
    if (SEALED_MODELS[model]?.sealed.includes(field)) throw new Error(`${model}.${field} cannot be searched`);
    return { ...rest, field, value };
  }

  async function open(model: string, row: Row, knownKey?: string): Promise<Row> {
    const spec = SEALED_MODELS[model];
    const opened: Row = { ...row };
    if (spec) {
      const fields = spec.sealed.filter((field) => typeof row[field] === 'string');
      const keyId = fields.length > 0 ? (knownKey ?? (await keyOf(spec, row))) : '';
      for (const field of fields) opened[field] = await openOne(model, field, String(row[field]), keyId);
    }
    // What the library joined comes along under the name of its model; to a user, what is hers: no need to ask for her key.
    const hers = spec?.keyOf === 'itself' ? String(row.keyId) : undefined;
    for (const [name, joined] of Object.entries(row)) {
      if (!SEALED_MODELS[name] || joined === null || typeof joined !== 'object') continue;
      opened[name] = Array.isArray(joined)
        ? await Promise.all(joined.map((each) => open(name, each as Row, hers)))
        : await open(name, joined as Row, hers);
    }
    return opened;
  }

  return {
    open,
    /** A row, or nothing when its key is destroyed: then the person is as good as unknown. */
    async openIfKept(model: string, row: Row): Promise<Row | null> {
      try {
        return await open(model, row);
      } catch (error) {
        if (error instanceof KeyDestroyed) return null;
        throw error;
      }
    },
    /** A row, or a part of one, as it is stored. */
    async row(model: string, plain: object, knownKey?: string): Promise<Row> {
      const spec = SEALED_MODELS[model];
      const row: Row = { ...plain };
      if (model === 'session' && typeof row.token === 'string') row.token = hashToken(row.token);
      if (!spec) return row;
      if (spec.keyOf === 'itself' && knownKey === undefined) row.keyId = await vault.keys.create();
      const fields = spec.sealed.filter((field) => typeof row[field] === 'string');
      const keyId = fields.length > 0 ? (knownKey ?? (await keyOf(spec, row))) : '';
      for (const field of fields) {
        const value = String(row[field]);
        const column = spec.indexed[field];
        if (column) row[column] = vault.index(value, context(model, field));
        row[field] = await sealOne(model, field, value, keyId);
      }
      return row;
    },
    /** A question in the words of what is stored. */
    async question<Q extends { model: string; where?: Where[]; select?: string[] }>(asked: Q): Promise<Q> {
      const spec = SEALED_MODELS[asked.model];
      const key = spec?.keyOf === 'itself' ? 'keyId' : 'userId';
      const where = asked.where?.map((each) => hashed(asked.model, each));
      const select = asked.select && spec ? [...asked.select, key] : asked.select;
      return { ...asked, ...(where && { where }), ...(select && { select }) };
    },
    /** The key for what is changed of rows that are not read; '' when nothing of it is sealed by a key of somebody. */
    async keyOfRow(
      { model, where, update }: { model: string; where: Where[]; update: Row },
      adapter: Adapter,
    ): Promise<string> {
      const spec = SEALED_MODELS[model];
      if (!spec || spec.keyOf === 'nobody' || !spec.sealed.some((field) => field in update)) return '';
      const user = where.find(({ field }) => field === 'userId')?.value;
      if (user !== undefined) return await keyOfUser(user);
      const row = await adapter.findOne<Row>({ model, where: where.map((each) => hashed(model, each)) });
      return row ? await keyOf(spec, row) : '';
    },
    assertPlain(model: string, fields: string[]): void {
      const sealedOnes = fields.filter((field) => SEALED_MODELS[model]?.sealed.includes(field));
      if (sealedOnes.length > 0) throw new Error(`${model}.${sealedOnes[0]} cannot be set in passing`);
    },
    /** The work that a user who does not exist leaves out, so that an answer's time says nothing: what is joined, and a look for a key. */
    async pretend(
      { model, where, join }: Parameters<Adapter['findOne']>[0],
      adapter: Adapter,
    ): Promise<void> {
      const email = where.find(({ field }) => field === 'email')?.value;
      if (model !== 'user' || typeof email !== 'string') return;
      for (const joined of Object.keys(join ?? {})) {
        await adapter.findMany({ model: joined, where: [{ field: 'userId', value: NOBODY }] });
      }
      await vault.keys.find(vault.index(email, context(model, 'email')));
    },
  };
}

function mapTexts(value: Where['value'], map: (text: string) => string): Where['value'] {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((each) => map(String(each)));
  return value;
}
