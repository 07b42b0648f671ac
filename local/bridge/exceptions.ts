/** An error as ClickHouse's HTTP interface reports it. */
export interface Exception {
  code: number;
  /** `Code: 60. DB::Exception: … (UNKNOWN_TABLE) (version 26.7.2.1)`. */
  text: string;
}

/** Error codes of our own refusals (ClickHouse ErrorCodes.cpp). */
export const REFUSALS = {
  BAD_ARGUMENTS: 36,
  NOT_IMPLEMENTED: 48,
  SYNTAX_ERROR: 62,
  NETWORK_ERROR: 210,
  ABORTED: 236,
  ZLIB_INFLATE_FAILED: 354,
  SESSION_NOT_FOUND: 372,
  SESSION_IS_LOCKED: 373,
} as const;

/** A request the bridge answers itself, in ClickHouse's words. */
export class Refusal extends Error {
  override name = 'Refusal';

  constructor(type: keyof typeof REFUSALS, sentence: string) {
    super(`Code: ${REFUSALS[type]}. DB::Exception: ${sentence} (${type})`);
  }
}

/** The exception behind a thrown value; code 1001 (STD_EXCEPTION) if ClickHouse did not name one. */
export function toException(error: unknown, version: string): Exception {
  const message = (error instanceof Error ? error.message : String(error)).trim();
  const code = /^Code: (\d+)\./.exec(message)?.[1];
  if (code !== undefined) return { code: Number(code), text: `${message} (version ${version})` };
  return { code: 1001, text: `Code: 1001. DB::Exception: ${message} (STD_EXCEPTION) (version ${version})` };
}

// ClickHouse, src/Server/HTTP/exceptionCodeToHTTPStatus.cpp
const CODES_BY_STATUS: [status: number, codes: number[]][] = [
  [401, [194]],
  [403, [192, 193, 497, 512, 516]],
  [
    400,
    [
      6, 8, 15, 25, 26, 27, 36, 37, 38, 41, 44, 53, 62, 72, 117, 123, 167, 168, 223, 321, 376, 427, 441, 675,
      676,
    ],
  ],
  [404, [46, 47, 50, 56, 60, 63, 73, 78, 81, 115, 152, 336, 511]],
  [408, [159]],
  [411, [381]],
  [413, [229]],
  [415, [779]],
  [501, [48]],
  [503, [76, 209, 439]],
];
const STATUS_BY_CODE = new Map(
  CODES_BY_STATUS.flatMap(([status, codes]) => codes.map((code) => [code, status])),
);

/** The HTTP status ClickHouse answers an error code with. */
export function statusOf(code: number): number {
  return STATUS_BY_CODE.get(code) ?? 500;
}
