import { json } from '../../shared/http/answer.ts';
import { makeStatement } from '../domain/make-statement.ts';
import { refuse } from '../domain/read-fields.ts';
import type { TrackedEvent } from '../store/state.ts';
import type { Route } from './api-request.ts';
import { refusalAnswer } from './refusal-answer.ts';

const mostListed = 100;
const mostLines = 1000;

/** What a shop checks itself against: the events that were announced, and each day's statement. */
export const reportRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/events',
    handle: async ({ store }, { query }) => {
      const limit = Number(query.get('limit') ?? mostListed);
      if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
        return refusalAnswer(refuse('parameter_invalid', 'limit', `limit must be 1 to ${mostListed}`));
      }
      await store.settled();
      const [after, paymentId] = [query.get('after'), query.get('paymentId')];
      const events = store.state.events.values().toArray();
      // An event that is forgotten by now stands before all that are known.
      const first = events.findIndex(({ event }) => event.id === after) + 1;
      const wanted = events
        .slice(first)
        .filter(({ event }) => paymentId === null || event.paymentId === paymentId)
        .slice(0, limit);
      return json(200, { events: wanted.map(showEvent) });
    },
  },
  {
    method: 'GET',
    path: '/v1/statements/:id',
    handle: async ({ store }, { id: date, query }) => {
      if (!isDate(date))
        return refusalAnswer(refuse('parameter_invalid', 'date', 'the date must be YYYY-MM-DD'));
      const limit = Number(query.get('limit') ?? mostLines);
      if (!Number.isInteger(limit) || limit < 1 || limit > mostLines) {
        return refusalAnswer(refuse('parameter_invalid', 'limit', `limit must be 1 to ${mostLines}`));
      }
      await store.settled();
      const { payments, entriesByDate } = store.state;
      const statement = makeStatement(
        date,
        entriesByDate.get(date) ?? [],
        new Date(),
        (paymentId) => payments.get(paymentId)?.reference ?? null,
      );
      const after = query.get('after');
      const first = after === null ? 0 : statement.entries.findIndex(({ id }) => id === after) + 1;
      if (after !== null && first === 0) {
        return refusalAnswer(refuse('parameter_invalid', 'after', 'after must be the id of an entry'));
      }
      const entries = statement.entries.slice(first, first + limit);
      return json(200, { ...statement, entries, hasMore: first + limit < statement.entries.length });
    },
  },
];

function showEvent({ event, state, attempts, lastError }: TrackedEvent): object {
  return { ...(JSON.parse(event.body) as object), delivery: { state, attempts, lastError } };
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text.length === 10;
}
