import type { Answer } from '../../shared/http/answer.ts';
import { json } from '../../shared/http/answer.ts';
import type { Attachment } from '../domain/message.ts';
import { selectMessages } from '../domain/select-messages.ts';
import type { Messages } from '../store/open-messages.ts';
import { htmlAnswer } from './html-answer.ts';
import { readSms } from './read-sms.ts';

const mostListed = 1_000;

/** A no with its status, code, a sentence for people, and the bad field where there is one. */
export function refusal(status: number, code: string, message: string, param?: string): Answer {
  return json(status, { error: { code, message, ...(param !== undefined && { param }) } });
}

/** Lists the messages that fit ?to=&kind=&after=&search=&limit=, newest first. */
export function listAnswer(messages: Messages, query: URLSearchParams): Answer {
  const limit = Number(query.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    return refusal(422, 'parameter_invalid', `limit must be 1 to ${mostListed}`, 'limit');
  }
  const pick = (name: string): string | undefined => query.get(name) ?? undefined;
  const filter = { to: pick('to'), kind: pick('kind'), after: pick('after'), search: pick('search') };
  if (filter.kind !== undefined && filter.kind !== 'mail' && filter.kind !== 'sms') {
    return refusal(422, 'parameter_invalid', 'kind must be mail or sms', 'kind');
  }
  return json(200, { messages: selectMessages(messages.list(), filter).slice(0, limit) });
}

/** Catches an SMS. */
export async function smsAnswer(messages: Messages, body: Buffer): Promise<Answer> {
  const input = parseJson(body);
  const sms = readSms(input, new Date());
  if ('param' in sms) return refusal(422, 'parameter_invalid', sms.message, sms.param);
  await messages.add(sms);
  return json(201, { id: sms.id });
}

/** Answers /messages/:id, /messages/:id/html and /messages/:id/attachments/:number. */
export async function messageAnswer(messages: Messages, segments: readonly string[]): Promise<Answer> {
  const [id = '', part, number] = segments;
  const message = await messages.read(id);
  if (message === undefined) return refusal(404, 'not_found', 'there is no such message', 'id');
  if (part === undefined) {
    const attachments = message.attachments.map(({ contentBase64: _content, ...shown }) => shown);
    return json(200, { ...message, attachments });
  }
  if (part === 'html' && message.html !== undefined) return htmlAnswer(message, message.html);
  const attachment = part === 'attachments' ? message.attachments[Number(number)] : undefined;
  return attachment === undefined
    ? refusal(404, 'not_found', 'there is no such part')
    : fileAnswer(attachment);
}

function fileAnswer({ filename, mimeType, contentBase64 }: Attachment): Answer {
  const isImage = mimeType.startsWith('image/');
  return {
    status: 200,
    body: Buffer.from(contentBase64, 'base64'),
    headers: {
      'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType : 'application/octet-stream',
      'content-disposition': `${isImage ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(filename)}`,
      // Whatever it holds, it runs nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  };
}

// Text that is no JSON is refused by the reader as "no object".
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
