import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Run } from './engine.ts';
import { Refusal } from './exceptions.ts';
import type { SessionChoice } from './sessions.ts';
import { readStatement } from './statement.ts';

/** Parameters of the HTTP interface itself; every other one is a setting (ClickHouse, HTTPHandler.cpp). */
const OWN_PARAMETERS = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'user',
  'password',
  'quota_key',
  'role',
  'compress',
  'decompress',
  'buffer_size',
  'wait_end_of_query',
  'stacktrace',
  'session_id',
  'session_timeout',
  'session_check',
  'close_session',
  'client_protocol_version',
]);

const DEFAULT_SESSION_TIMEOUT_SECONDS = 60;

const DECODERS: Record<string, (body: Buffer) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Reads a request of ClickHouse's HTTP interface. @throws {Refusal} */
export async function readRequest(request: IncomingMessage, url: URL): Promise<Run> {
  const parameters = url.searchParams;
  let body = await decode(await buffer(request), request.headers['content-encoding']);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) {
    for (const [name, value] of await readForm(body, contentType)) parameters.append(name, value);
    body = Buffer.alloc(0);
  }
  for (const name of ['compress', 'decompress']) {
    if (isOn(parameters.get(name)))
      throw new Refusal('NOT_IMPLEMENTED', `The parameter ${name} is not supported here.`);
  }

  const statement = parameters.get('query');
  const head = statement ?? body.toString();
  const shape = readStatement(head);
  if (shape.secondAt !== undefined) {
    throw new Refusal(
      'SYNTAX_ERROR',
      `Syntax error (Multi-statements are not allowed): failed at position ${shape.secondAt + 1}.`,
    );
  }
  // Only an INSERT has rows; a body after any other statement continues its text.
  const hasRows = statement !== null && shape.insertAt !== undefined && body.length > 0;
  const sql = statement !== null && !hasRows && body.length > 0 ? `${statement}\n${body.toString()}` : head;

  return {
    sql,
    data: hasRows ? body : undefined,
    insertAt: shape.insertAt,
    isRead: shape.isRead,
    format:
      shape.format ??
      parameters.get('default_format') ??
      header(request, 'x-clickhouse-format') ??
      'TabSeparated',
    database: parameters.get('database') ?? header(request, 'x-clickhouse-database'),
    roles: parameters.getAll('role'),
    session: readSession(parameters),
    settings: readSettings(parameters, request.method === 'GET'),
  };
}

function readSession(parameters: URLSearchParams): SessionChoice | undefined {
  const id = parameters.get('session_id');
  if (!id) return undefined;
  const timeoutSeconds = Number(parameters.get('session_timeout')) || DEFAULT_SESSION_TIMEOUT_SECONDS;
  return { id, timeoutSeconds, mustExist: isOn(parameters.get('session_check')) };
}

/** As ClickHouse reads a switch in a URL. */
export function isOn(value: string | null): boolean {
  return value === '1' || value === 'true';
}

function readSettings(parameters: URLSearchParams, readonly: boolean): [string, string][] {
  const settings = new Map<string, string>();
  for (const [name, value] of parameters) if (!OWN_PARAMETERS.has(name)) settings.set(name, value);
  // A GET must not change anything; 2 still allows settings in the statement.
  if (readonly && !settings.has('readonly')) settings.set('readonly', '2');
  return [...settings];
}

async function decode(body: Buffer, encoding: string | undefined): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return body;
  const decoder = DECODERS[encoding];
  if (!decoder) throw new Refusal('NOT_IMPLEMENTED', `Unknown compression method: ${encoding}`);
  try {
    return await decoder(body);
  } catch (error) {
    throw new Refusal('ZLIB_INFLATE_FAILED', `The body is not valid ${encoding}: ${String(error)}`);
  }
}

/** The client sends long parameters as parts of a form, the statement among them. */
async function readForm(body: Buffer, contentType: string): Promise<[string, string][]> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    return [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    );
  } catch {
    throw new Refusal('BAD_ARGUMENTS', 'The body is not a valid multipart form.');
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
