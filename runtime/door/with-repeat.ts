import { isRefusal, refusals, refuse, type Refusal } from '#contracts/refusals.ts';
import { DatabaseRefusal, type Database } from '../db/database.ts';
import type { Positions } from '../events/positions.ts';
import { readNewest } from '../events/store/event-log.ts';
import type { CallContext, RepeatKey } from '../tools.ts';
import { findRepeat, storeAnswer, takeOver } from './idempotency-store.ts';
import { openAnswer, sealAnswer } from './seal-answer.ts';

type Work = (context: CallContext) => Promise<unknown>;

/**
 * Runs a flow so that a repeat of the request has no second effect: the flow stores its answer with its effect,
 * and whoever comes second is told that answer. A key used for another request is refused with `key-reused`;
 * one that is still being worked on with `in-flight`; one whose worker died is resumed.
 */
export async function withRepeat(db: Database, context: CallContext, work: Work): Promise<unknown> {
  const { repeat } = context;
  if (!repeat) return work(context);
  let answer: unknown;
  try {
    answer = await work(context);
  } catch (error) {
    const known = await answerOfRepeat(db, context, repeat);
    if (known.isKnown && !known.isOwn)
      return known.isResumable ? resume(db, context, repeat, work) : known.answer;
    throw error;
  }
  if (!isRefusal(answer)) return answer;
  const known = await answerOfRepeat(db, context, repeat);
  if (known.isKnown && !known.isOwn)
    return known.isResumable ? resume(db, context, repeat, work) : known.answer;
  await keepRefusal(db, repeat, answer);
  return answer;
}

type Known = { isKnown: false } | { isKnown: true; isOwn: boolean; isResumable: boolean; answer: unknown };

async function answerOfRepeat(db: Database, context: CallContext, repeat: RepeatKey): Promise<Known> {
  const row = await db.row(findRepeat(repeat.scope, repeat.call, repeat.key));
  if (!row) return { isKnown: false };
  if (row.hash !== repeat.hash) {
    const answer = refuse('key-reused', 'This Idempotency-Key belongs to a request with another body.');
    return { isKnown: true, isOwn: false, isResumable: false, answer };
  }
  if (row.response !== null) {
    if (context.noteAnnounced) await noteNewest(db, context.noteAnnounced);
    return { isKnown: true, isOwn: false, isResumable: false, answer: openAnswer(repeat, row.response) };
  }
  if (row.holder === repeat.holder)
    return { isKnown: true, isOwn: true, isResumable: false, answer: undefined };
  if (row.isLeaseOver) return { isKnown: true, isOwn: false, isResumable: true, answer: undefined };
  return { isKnown: true, isOwn: false, isResumable: false, answer: inFlight(row.secondsLeft) };
}

/** What the first request announced is among the newest events; so a repeat gets a token that covers it. */
async function noteNewest(db: Database, note: (positions: Positions) => void): Promise<void> {
  const newest = await db.rows(readNewest());
  if (newest.length > 0) note(Object.fromEntries(newest.map(({ name, ...position }) => [name, position])));
}

async function resume(db: Database, context: CallContext, repeat: RepeatKey, work: Work): Promise<unknown> {
  const leaseMs = Math.max(0, context.deadlineMs - performance.now()) + 2000;
  const taken = await db.row(takeOver(repeat.scope, repeat.call, repeat.key, repeat.holder, leaseMs));
  if (!taken) return inFlight(1);
  return withRepeat(db, { ...context, isResumed: true }, work);
}

/** A refusal is an answer too, unless it is one that says "later". */
async function keepRefusal(db: Database, repeat: RepeatKey, refusal: Refusal): Promise<void> {
  const { status } = refusals[refusal.refusal];
  if (
    status >= 500 ||
    status === 429 ||
    refusal.refusal === 'in-flight' ||
    refusal.refusal === 'version-conflict'
  )
    return;
  const { scope, call, key, hash, holder } = repeat;
  try {
    await db.rows(storeAnswer(scope, call, key, hash, holder, sealAnswer(repeat, refusal)));
  } catch (error) {
    if (!(error instanceof DatabaseRefusal)) throw error;
  }
}

function inFlight(secondsLeft: number): Refusal<'in-flight'> {
  return refuse('in-flight', 'The first request with this Idempotency-Key is still being worked on.', {
    retryAfterSeconds: secondsLeft,
  });
}
