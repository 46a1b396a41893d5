import { json } from '../../shared/http/answer.ts';
import { isRefusal } from '../domain/refusal.ts';
import { readControl } from '../faults/control.ts';
import type { Route } from './api-request.ts';
import { readJson } from './read-json.ts';
import { refusalAnswer } from './refusal-answer.ts';

const path = '/v1/control';

/** Steering faults; these routes meet none themselves. */
export const controlRoutes: Route[] = [
  { method: 'GET', path, handle: async (provider) => json(200, provider.control) },
  {
    method: 'POST',
    path,
    handle: async (provider, request) => {
      const body = readJson(request.body);
      const control = isRefusal(body) ? body : readControl(body.value);
      if (isRefusal(control)) return refusalAnswer(control);
      provider.control = control.value;
      provider.webhooks.setPaused(control.value.webhooksPaused);
      return json(200, provider.control);
    },
  },
];
