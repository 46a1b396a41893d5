import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../../shared/http/answer.ts';
import type { Provider } from '../provider.ts';

/** A request as the handlers see it; `id` is the `:id` of the route's path. */
export type ApiRequest = {
  method: string;
  path: string;
  id: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

/** A way into the provider; `:id` in the path stands for one segment. */
export type Route = {
  method: 'GET' | 'POST';
  path: string;
  handle: (provider: Provider, request: ApiRequest) => Promise<Answer>;
};
