/** One line of an Apache/nginx combined log. */
export interface LogLine {
  ip: string;
  /** Epoch ms. */
  time: number;
  /** Undefined where the client sent no request line (`-`) or garbage. */
  request: { method: string /** As sent: path with query. */; target: string } | undefined;
  status: number;
  /** '' where the log has `-`. */
  referrer: string;
  userAgent: string;
}

// Apache's LogFormat "combined": %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"; nginx's is the same.
// The user (%u) may hold spaces. What follows the last field (nginx is often told to add some) is left alone.
const QUOTED = '"((?:[^"\\\\]|\\\\.)*)"';
const LINE = new RegExp(
  `^(\\S+) \\S+ .*?\\[(\\d{2})/([A-Z][a-z]{2})/(\\d{4}):(\\d{2}):(\\d{2}):(\\d{2}) ([+-])(\\d{2})(\\d{2})\\] ` +
    `${QUOTED} (\\d{3}) (?:\\d+|-) ${QUOTED} ${QUOTED}(?: |$)`,
);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The line's fields, or undefined when it is not in the combined format. */
export function parseLogLine(line: string): LogLine | undefined {
  const match = LINE.exec(line);
  if (!match) return undefined;
  const [, ip = '', day, monthName = '', year, hour, minute, second, sign, offsetHours, offsetMinutes] =
    match;
  const [request = '', status, referrer = '', userAgent = ''] = match.slice(11);
  const month = MONTHS.indexOf(monthName);
  if (month < 0) return undefined;
  const local = Date.UTC(Number(year), month, Number(day), Number(hour), Number(minute), Number(second));
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return {
    ip,
    time: sign === '+' ? local - offsetMs : local + offsetMs,
    request: parseRequest(unescapeField(request)),
    status: Number(status),
    referrer: unescapeField(referrer),
    userAgent: unescapeField(userAgent),
  };
}

/** `GET /path HTTP/1.1`; HTTP/0.9 has no version, and a proxy's request names the host too. */
function parseRequest(text: string): LogLine['request'] {
  const [, method, target] = /^([A-Z]+) (\S.*?)(?: HTTP\/\d(?:\.\d)?)?$/.exec(text) ?? [];
  if (method === undefined || target === undefined) return undefined;
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '');
  return { method, target: path.startsWith('/') ? path : `/${path}` };
}

/** Undoes the escaping of quotes, backslashes and unprintable bytes (`\x22`); `-` stands for nothing. */
function unescapeField(text: string): string {
  if (text === '-') return '';
  if (!text.includes('\\')) return text;
  const bytes: number[] = [];
  for (const [part, hex, plain] of text.matchAll(/\\x([0-9a-fA-F]{2})|\\(.)|[^\\]+/gs)) {
    if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else bytes.push(...Buffer.from(plain === undefined ? part : (CONTROLS[plain] ?? plain)));
  }
  return Buffer.from(bytes).toString('utf8');
}

const CONTROLS: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', v: '\v', f: '\f' };
