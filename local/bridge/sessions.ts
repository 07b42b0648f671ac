import type { Chdb, Connection } from './chdb.ts';
import { Refusal } from './exceptions.ts';
import { quoteIdentifier, quoteString } from './quote.ts';

/** The `session_*` parameters of a request. */
export interface SessionChoice {
  id: string;
  /** How long the session outlives its last statement. */
  timeoutSeconds: number;
  /** The session must exist already. */
  mustExist: boolean;
}

/** Connections that outlive a request, for temporary tables and SET. */
export interface Sessions {
  /** Gives `task` the session's connection; `changed` names the settings the request changes for itself alone. */
  use<T>(choice: SessionChoice, changed: string[], task: (connection: Connection) => Promise<T>): Promise<T>;
  close(): void;
}

interface Session {
  connection: Connection;
  busy: boolean;
  expiry?: NodeJS.Timeout;
}

export function createSessions(chdb: Chdb, connect: () => Connection): Sessions {
  const sessions = new Map<string, Session>();

  function find({ id, mustExist }: SessionChoice): Session {
    const known = sessions.get(id);
    if (known?.busy) throw new Refusal('SESSION_IS_LOCKED', `Session ${id} is locked by a concurrent client`);
    if (known) return known;
    if (mustExist) throw new Refusal('SESSION_NOT_FOUND', `Session ${id} not found`);
    const created = { connection: connect(), busy: false };
    sessions.set(id, created);
    return created;
  }

  function drop(id: string, session: Session): void {
    clearTimeout(session.expiry);
    sessions.delete(id);
    chdb.CloseConnection(session.connection);
  }

  return {
    async use(choice, changed, task) {
      const session = find(choice);
      session.busy = true;
      clearTimeout(session.expiry);
      try {
        const undo = await restorer(chdb, session.connection, changed);
        try {
          return await task(session.connection);
        } finally {
          await undo();
        }
      } finally {
        session.busy = false;
        session.expiry = setTimeout(() => drop(choice.id, session), choice.timeoutSeconds * 1000).unref();
      }
    },
    close() {
      for (const [id, session] of sessions) drop(id, session);
    },
  };
}

/** Notes the database and settings a connection has; what it returns brings them back. */
async function restorer(chdb: Chdb, connection: Connection, changed: string[]): Promise<() => Promise<void>> {
  const names = ['', ...changed].map(quoteString).join(', ');
  const before = await chdb.QueryAsyncConnection(
    connection,
    `SELECT groupArray((name, value)), currentDatabase() FROM system.settings WHERE name IN (${names})`,
    'JSONCompactEachRow',
  );
  const [settings, database] = JSON.parse(Buffer.from(before.bytes).toString()) as [
    [string, string][],
    string,
  ];
  const changes = settings.map(([name, value]) => `${quoteIdentifier(name)} = ${quoteString(value)}`);
  return async () => {
    await chdb.QueryAsyncConnection(connection, `USE ${quoteIdentifier(database)}`, 'Null');
    if (changes.length > 0) await chdb.QueryAsyncConnection(connection, `SET ${changes.join(', ')}`, 'Null');
  };
}
