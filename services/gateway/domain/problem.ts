import { refusals, type Refusal, type RefusalCode } from '#contracts/refusals.ts';

/** A problem document (RFC 9457) with a stable code, the path of the bad field and the trace to ask about. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: RefusalCode;
  detail: string;
  path?: string;
  data?: Record<string, unknown>;
  traceId: string;
};

/** Turns a refusal into its problem document: the one place where a refusal gets its HTTP status. */
export function problemOf(refusal: Refusal, traceId: string): Problem {
  const { status, title } = refusals[refusal.refusal];
  return {
    type: `/problems/${refusal.refusal}`,
    title,
    status,
    code: refusal.refusal,
    detail: refusal.detail,
    ...(refusal.path === undefined ? {} : { path: refusal.path }),
    ...(refusal.data === undefined ? {} : { data: refusal.data }),
    traceId,
  };
}
