import type { IncomingMessage, RequestListener } from 'node:http';
import type { Answer } from '../../shared/http/answer.ts';
import { json, send } from '../../shared/http/answer.ts';
import { readBody } from '../../shared/http/read-body.ts';
import { answerFont } from '../../shared/page/chinese-font.ts';
import { chooseLanguage } from '../../shared/page/choose-language.ts';
import { assetAnswer, pageAnswer } from '../../shared/page/page-answer.ts';
import { mailboxPage } from '../pages/mailbox-page.ts';
import { mailboxStyle } from '../pages/mailbox-style.ts';
import { refreshScript } from '../pages/refresh-script.ts';
import type { Messages } from '../store/open-messages.ts';
import { listAnswer, messageAnswer, refusal, smsAnswer } from './message-answers.ts';

const longestBodyBytes = 64 * 1_024;

/** The mailbox's one listener: the API for programs and the page for people. */
export function handleRequest(messages: Messages): RequestListener {
  return (request, response) => {
    answer(messages, request).then(
      (given) => send(response, given),
      (error: Error) => {
        // A request cut off by its client is no fault of the mailbox, and nobody is left to be told.
        if (request.destroyed && !request.complete) return;
        process.stderr.write(
          `${JSON.stringify({ level: 'error', message: error.message, stack: error.stack })}\n`,
        );
        send(response, refusal(500, 'internal_error', 'something went wrong'));
      },
    );
  };
}

async function answer(messages: Messages, request: IncomingMessage): Promise<Answer> {
  const { method = 'GET' } = request;
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const body = await readBody(request, longestBodyBytes);
  if (body === undefined)
    return refusal(413, 'body_too_large', `a body has at most ${longestBodyBytes} bytes`);
  const query = new URLSearchParams(search);
  switch (`${method} ${path}`) {
    case 'GET /':
      return pageFor(messages, query, request.headers['accept-language']);
    case 'GET /messages':
      return listAnswer(messages, query);
    case 'DELETE /messages':
      await messages.clear();
      return { status: 204, body: '' };
    case 'POST /clear':
      await messages.clear();
      return { status: 303, body: '', headers: { location: '/' } };
    case 'POST /sms':
      return smsAnswer(messages, body);
    case 'GET /healthz':
      return json(200, { status: 'ok' });
    case 'GET /style.css':
      return assetAnswer('text/css', mailboxStyle);
    case 'GET /refresh.js':
      return assetAnswer('text/javascript', refreshScript);
    default:
      return otherAnswer(messages, method, path);
  }
}

async function otherAnswer(messages: Messages, method: string, path: string): Promise<Answer> {
  if (method === 'GET' && path.startsWith('/messages/'))
    return messageAnswer(messages, path.split('/').slice(2));
  const font = path.startsWith('/fonts/') ? await answerFont(path) : undefined;
  return font ?? refusal(404, 'not_found', 'there is no such path');
}

async function pageFor(
  messages: Messages,
  query: URLSearchParams,
  accepted: string | undefined,
): Promise<Answer> {
  const language = chooseLanguage(query.get('language'), accepted);
  const id = query.get('id') ?? undefined;
  const open = id === undefined ? undefined : await messages.read(id);
  const search = query.get('search')?.trim() ?? '';
  return pageAnswer(mailboxPage({ messages: messages.list(), open, id, search, language }));
}
