import type { BadInput } from './bad-inputs.ts';

/** What came back, or why nothing did. */
export type Answer =
  | { status: number; contentType: string; body: string; durationMs: number }
  | { failure: string; durationMs: number };

/** How long an answer may take before it counts as a hang. */
export const durationMostMs = 2000;

/** What tells an attacker how the shop is built, by what it is. */
const leaks = [
  ['a stack trace', /\bat (async )?[\w.$<>[\] ]+ \(?(file:|node:|\/|[A-Z]:\\)|:\d+:\d+\)?(\\n|\n|")/],
  ['a file path', /node_modules|file:\/\/|node:internal|([\w.-]*\/[\w.-]+){2,}\.(ts|js|mjs|sql)\b/],
  [
    'SQL',
    /\b(select|insert into|update|delete from)\b[^"]{1,200}\b(from|values|set|where)\b|syntax error at or near|violates [\w-]+ constraint|duplicate key value|relation \\?"|invalid byte sequence|unsupported Unicode escape|SQLSTATE/i,
  ],
] as const;

/**
 * What is wrong with an answer to a bad input; null when the server behaved: in time, a 4xx as an RFC 9457 problem
 * that names the field at fault, and nothing of its inside told. Input that may be valid may also succeed.
 */
export function judgeAnswer(input: BadInput, answer: Answer): string | null {
  if ('failure' in answer)
    return isHangUpOnLargeBody(input, answer.failure) ? null : `no answer: ${answer.failure}`;
  const { status, durationMs } = answer;
  if (durationMs > durationMostMs) return `answered after ${Math.round(durationMs)} ms`;
  if (status >= 500) return `answered ${status}`;
  if (status < 400) return input.mayBeValid ? null : `accepted with ${status}`;
  return judgeProblem(input, answer);
}

function judgeProblem(input: BadInput, answer: Extract<Answer, { status: number }>): string | null {
  const { status, contentType } = answer;
  if (!/^application\/problem\+json\b/.test(contentType)) return `${status} as ${contentType || 'nothing'}`;
  const problem = readProblem(answer.body);
  if (problem === null) return `${status} with a body that is no JSON object`;
  for (const member of ['type', 'title', 'code']) {
    if (typeof problem[member] !== 'string' || problem[member] === '') return `${status} without ${member}`;
  }
  if (problem['status'] !== status) return `${status} that says it is ${JSON.stringify(problem['status'])}`;
  const leak = findLeak(input, answer.body);
  if (leak !== null) return `${status} that tells ${leak}`;
  const isAboutInput = (status === 400 || status === 422) && input.expectedPath !== null;
  return isAboutInput && !input.mayBeValid ? judgePath(input.expectedPath ?? '', problem['path']) : null;
}

/** The shortest path that a server may cut a long name to. */
const pathLeastCharacters = 100;

/** The path may stop above the spoilt place, where a choice of shapes fits none, or point below it; never elsewhere. */
function judgePath(expected: string, path: unknown): string | null {
  if (typeof path !== 'string') return `no path, expected ${expected}`;
  const isAbove = path !== '' && `${expected}/`.startsWith(`${path}/`);
  const isBelow = `${path}/`.startsWith(`${expected}/`);
  const isCut = path.length >= pathLeastCharacters && expected.startsWith(path);
  return isAbove || isBelow || isCut ? null : `path ${path}, expected ${expected}`;
}

const largeBytes = 256 * 1024;

/**
 * A server may close the connection on a body that is too large to be read (RFC 9110, section 15.5.14); whoever is
 * still sending then sees the closed connection and not the 413.
 */
function isHangUpOnLargeBody({ rawBody, value }: BadInput, failure: string): boolean {
  const isHangUp = /EPIPE|ECONNRESET|other side closed/.test(failure);
  return isHangUp && Buffer.byteLength(rawBody ?? JSON.stringify(value)) > largeBytes;
}

/** What was sent may come back; it is taken out before looking. */
function findLeak({ value, text, rawBody }: BadInput, body: string): string | null {
  const sent = rawBody === null ? [...textsIn(value), ...textsIn(text)] : [];
  const own = sent.reduce((rest, each) => rest.replaceAll(JSON.stringify(each).slice(1, -1), ''), body);
  return leaks.find(([, pattern]) => pattern.test(own))?.[0] ?? null;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 3 ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function readProblem(body: string): Record<string, unknown> | null {
  try {
    const problem: unknown = JSON.parse(body);
    return typeof problem === 'object' ? (problem as Record<string, unknown> | null) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
