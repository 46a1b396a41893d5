import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { json, send } from '../../shared/http/answer.ts';
import { readBody } from '../../shared/http/read-body.ts';
import { answerFont } from '../../shared/page/chinese-font.ts';
import { assetAnswer } from '../../shared/page/page-answer.ts';
import type { Carrier } from '../carrier.ts';
import type { Outcome } from '../faults/with-faults.ts';
import { handlePage } from '../pages/handle-page.ts';
import { pageStyle } from '../pages/page-style.ts';
import { handleApi } from './handle-api.ts';
import { refusalAnswer } from './refusal-answer.ts';

const longestBodyBytes = 64 * 1_024;

/** The carrier's one listener: API, pages for people, and health. */
export function handleRequest(carrier: Carrier): RequestListener {
  return (request, response) => {
    answer(carrier, request).then(
      (outcome) => deliver(response, outcome),
      (error: Error) => {
        // A request cut off by its client is no fault of the carrier, and nobody is left to be told.
        if (request.destroyed && !request.complete) return;
        process.stderr.write(
          `${JSON.stringify({ level: 'error', message: error.message, stack: error.stack })}\n`,
        );
        send(response, refusalAnswer({ refusal: 'internal_error', message: 'something went wrong' }));
      },
    );
  };
}

async function answer(carrier: Carrier, request: IncomingMessage): Promise<Outcome> {
  const { method = 'GET', headers } = request;
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const body = await readBody(request, longestBodyBytes);
  if (body === undefined) {
    const message = `a body has at most ${longestBodyBytes} bytes`;
    return refusalAnswer({ refusal: 'body_too_large', message });
  }
  const query = new URLSearchParams(search);
  if (path.startsWith('/v1/')) {
    return handleApi(carrier, { method, path, query, authorization: headers.authorization, body });
  }
  if (path === '/healthz') return json(200, { status: 'ok' });
  if (path === '/style.css') return assetAnswer('text/css', pageStyle);
  const font = path.startsWith('/fonts/') ? await answerFont(path) : undefined;
  return font ?? handlePage(carrier, { method, path, query, headers, body });
}

function deliver(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'disconnect') response.destroy();
  // A stalled request is left open until its client gives up or the process stops.
  else if (outcome !== 'stall') send(response, outcome);
}
