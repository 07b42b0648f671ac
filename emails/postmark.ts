import { z } from 'zod';
import type { MailStream } from './registry.ts';
import type { Handover, MailTransport, OutgoingMail } from './transport.ts';

const TIMEOUT_MS = 10_000;
/** A moment later the same call may pass; who waits for a link to sign in should not wait for cron. */
const AGAIN_AFTER_MS = 500;
/** Name of our id among a message's metadata; Postmark allows 20 characters. */
const ID_KEY = 'mail_id';

/** Of its ErrorCodes, those that say: this e-mail, never. 300: its fields are invalid; 406: the address bounced or complained. */
const REFUSALS: ReadonlySet<number> = new Set([300, 406]);

const sentSchema = z.object({ ErrorCode: z.literal(0), MessageID: z.string() });
const errorSchema = z.object({ ErrorCode: z.number() });
const searchSchema = z.object({ Messages: z.array(z.object({ MessageID: z.string() })) });

/** Postmark's API. Its messages repeat addresses, so errors name codes only. */
export function createPostmark({ url, token }: { url: string; token: string }): MailTransport {
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    return await fetch(new URL(path, url), {
      ...init,
      // The token and the e-mail are for nobody else.
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'x-postmark-server-token': token,
        ...(init.body !== undefined && { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  async function handOver(mail: OutgoingMail): Promise<Handover> {
    try {
      const response = await ask('/email', { method: 'POST', body: JSON.stringify(toMessage(mail)) });
      return judge(response.status, await response.text());
    } catch (error) {
      return { kind: 'unknown', error: error instanceof Error ? error.name : 'Error' };
    }
  }

  return {
    async send(mail) {
      const first = await handOver(mail);
      if (first.kind !== 'busy') return first;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      return await handOver(mail);
    },

    async find(id: string, stream: MailStream) {
      const query = new URLSearchParams({
        count: '1',
        offset: '0',
        messagestream: stream,
        [`metadata_${ID_KEY}`]: id,
      });
      const response = await ask(`/messages/outbound?${query}`);
      if (response.status !== 200) throw new Error(`Postmark answered ${response.status} to a search`);
      return searchSchema.parse(await response.json()).Messages[0]?.MessageID;
    },
  };
}

function toMessage(mail: OutgoingMail): object {
  return {
    From: mail.from,
    To: mail.to,
    Subject: mail.subject,
    HtmlBody: mail.html,
    TextBody: mail.text,
    MessageStream: mail.stream,
    Tag: mail.tag,
    Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
    Metadata: { [ID_KEY]: mail.id },
    // What it would make of links and pictures tells on whoever reads.
    TrackOpens: false,
    TrackLinks: 'None',
  };
}

/** What an answer to POST /email means. */
function judge(status: number, text: string): Handover {
  const body = parse(text);
  const sent = sentSchema.safeParse(body);
  if (status === 200 && sent.success) return { kind: 'sent', providerId: sent.data.MessageID };
  const code = errorSchema.safeParse(body).data?.ErrorCode;
  const error = `HTTP ${status}${code === undefined ? '' : `, ErrorCode ${code}`}`;
  if (status === 413 || (code !== undefined && REFUSALS.has(code))) return { kind: 'refused', error };
  // Every other 4xx is about our account, token or speed, which somebody will mend.
  if (status === 503 || (status >= 400 && status < 500)) return { kind: 'busy', error };
  return { kind: 'unknown', error };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
