import { createHmac } from 'node:crypto';
import { json } from '../../shared/http/answer.ts';
import { readObject } from '../domain/read-fields.ts';
import { isRefusal } from '../domain/refusal.ts';
import { readMethod } from '../domain/read-method.ts';
import type { Route } from './api-request.ts';
import { readJson } from './read-json.ts';
import { refusalAnswer } from './refusal-answer.ts';

/** What a card is known by without its number. Nothing is kept and no money moves, so steered faults do not meet it. */
export const cardRoutes: Route[] = [
  {
    method: 'POST',
    path: '/v1/cards/fingerprint',
    handle: async ({ apiKey }, request) => {
      const body = readJson(request.body);
      const fields = isRefusal(body) ? body : readObject(body.value, 'body');
      const method = isRefusal(fields) ? fields : readMethod({ ...fields.value, type: 'card' }, new Date());
      if (isRefusal(method)) return refusalAnswer(method);
      const number = (body as { value: { number: string } }).value.number.replaceAll(' ', '');
      // Keyed, because a plain hash of a card number can be guessed back; the same card is another one at another shop.
      const fingerprint = createHmac('sha256', apiKey).update(`card ${number}`).digest('hex').slice(0, 32);
      return json(200, { fingerprint });
    },
  },
];
