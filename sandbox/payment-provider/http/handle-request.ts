import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json, send } from '../../shared/http/answer.ts';
import { readBody } from '../../shared/http/read-body.ts';
import { answerFont } from '../../shared/page/chinese-font.ts';
import { assetAnswer } from '../../shared/page/page-answer.ts';
import type { Outcome } from '../faults/with-faults.ts';
import { handlePage } from '../pages/handle-page.ts';
import { pageStyle } from '../pages/page-style.ts';
import type { Provider } from '../provider.ts';
import { handleApi } from './handle-api.ts';
import { refusalAnswer } from './refusal-answer.ts';

const longestBodyBytes = 64 * 1_024;

/** The provider's one listener: API, pages for people, and health. */
export function handleRequest(provider: Provider): RequestListener {
  return (request, response) => {
    answer(provider, request).then(
      (outcome) => deliver(response, outcome),
      (error: Error) => {
        // A request cut off by its client is no fault of the provider, and nobody is left to be told.
        if (request.destroyed && !request.complete) return;
        process.stderr.write(
          `${JSON.stringify({ level: 'error', message: error.message, stack: error.stack })}\n`,
        );
        send(response, refusalAnswer({ refusal: 'internal_error', message: 'something went wrong' }));
      },
    );
  };
}

async function answer(provider: Provider, request: IncomingMessage): Promise<Outcome> {
  const { method = 'GET', headers } = request;
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const body = await readBody(request, longestBodyBytes);
  if (body === undefined) {
    return refusalAnswer({
      refusal: 'body_too_large',
      message: `a body has at most ${longestBodyBytes} bytes`,
    });
  }
  const query = new URLSearchParams(search);
  if (path.startsWith('/v1/')) return handleApi(provider, { method, path, query, headers, body });
  if (path.startsWith('/pages/')) return handlePage(provider, { method, path, query, headers, body });
  if (path === '/healthz') return json(200, { status: 'ok' });
  if (path === '/style.css') return assetAnswer('text/css', pageStyle);
  const font = path.startsWith('/fonts/') ? await answerFont(path) : undefined;
  return font ?? refusalAnswer({ refusal: 'not_found', message: 'there is no such path' });
}

function deliver(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'disconnect') response.destroy();
  // A stalled request is left open until its client gives up or the process stops.
  else if (outcome !== 'stall') send(response, outcome);
}
