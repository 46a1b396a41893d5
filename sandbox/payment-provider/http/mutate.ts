import { createHmac } from 'node:crypto';
import type { Answer } from '../../shared/http/answer.ts';
import type { Circumstances, Step } from '../domain/step.ts';
import { refuse } from '../domain/read-fields.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal } from '../domain/refusal.ts';
import { hold } from '../../shared/http/hold.ts';
import { brokenAnswer } from '../faults/with-faults.ts';
import { freshCircumstances } from '../flows/fresh-circumstances.ts';
import { keepSteps } from '../flows/keep-steps.ts';
import { settleLater } from '../flows/settle-later.ts';
import type { Provider } from '../provider.ts';
import type { StoredAnswer, StoredRecord } from '../store/records.ts';
import type { ApiRequest } from './api-request.ts';
import { readJson } from './read-json.ts';
import { refusalAnswer } from './refusal-answer.ts';

/** What a request changes and how it is answered: with the payment, or with another body. */
export type Decision = {
  steps: Step[];
  status: number;
  body?: string;
  /** What a test card does to the first answer, though the work is done. */
  mishap?: 'slow_answer' | 'error_after_success';
};

/** Decides a request's parsed body without waiting for anything. */
export type Decide = (body: unknown, circumstances: Circumstances) => Decision | Refusal;

/**
 * Does a request that changes something once: a repeat under the same Idempotency-Key gets the first answer, and another
 * request under that key is refused. Refusals change nothing and are not kept.
 */
export async function mutate(provider: Provider, request: ApiRequest, decide: Decide): Promise<Answer> {
  const key = readKey(request);
  if (isRefusal(key)) return refusalAnswer(key);
  const fingerprint = key.value === undefined ? '' : fingerprintOf(provider, request);
  // Nothing is awaited between this look and the change of the state: of two equal requests one finds the other.
  const kept = key.value === undefined ? undefined : provider.store.state.answers.get(key.value);
  if (kept !== undefined) return repeat(provider, kept, fingerprint);

  const body = readJson(request.body);
  if (isRefusal(body)) return refusalAnswer(body);
  const decision = decide(body.value, freshCircumstances());
  if (isRefusal(decision)) return refusalAnswer(decision);

  const { status } = decision;
  const shown = await keepSteps(provider, decision.steps, (payment) =>
    key.value === undefined
      ? []
      : [answerRecord(key.value, fingerprint, { status, body: decision.body ?? payment })],
  );
  for (const { payment } of decision.steps) settleLater(provider, payment);
  if (decision.mishap === 'slow_answer') await hold(provider.timings.slowAnswerMs, provider.stopping);
  if (decision.mishap === 'error_after_success') return brokenAnswer();
  return { status, body: decision.body ?? shown };
}

async function repeat(provider: Provider, kept: StoredAnswer, fingerprint: string): Promise<Answer> {
  if (kept.fingerprint !== fingerprint) {
    const message = 'this Idempotency-Key was used with another request';
    return refusalAnswer({ refusal: 'idempotency_key_reused', message });
  }
  await provider.store.settled();
  return { status: kept.status, body: kept.body, headers: { 'idempotent-replayed': 'true' } };
}

function readKey({ headers }: ApiRequest): { value: string | undefined } | Refusal {
  const key = headers['idempotency-key'];
  if (key === undefined) return { value: undefined };
  if (typeof key === 'string' && key.length > 0 && key.length <= 255) return { value: key };
  return refuse('parameter_invalid', 'Idempotency-Key', 'the Idempotency-Key must have 1 to 255 characters');
}

// Keyed, because a plain hash of a card number can be guessed back.
function fingerprintOf({ apiKey }: Provider, { method, path, body }: ApiRequest): string {
  return createHmac('sha256', apiKey).update(`${method} ${path}\n`).update(body).digest('base64url');
}

function answerRecord(
  key: string,
  fingerprint: string,
  answer: { status: number; body: string },
): StoredRecord {
  return { kind: 'answer', answer: { key, fingerprint, ...answer, createdAt: new Date().toISOString() } };
}
