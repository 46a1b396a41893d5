import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '#contracts/refusals.ts';
import { chooseFormat, type PictureFormat } from '../../domain/choose-format.ts';
import { storedAnswer } from './answer-cache.ts';
import type { ServerTools } from './gateway-resources.ts';
import { requestContext } from './request-context.ts';
import { refusalOf, sendProblem } from './send-problem.ts';
import { sendStored } from './send-stored.ts';
import { noteFailure, traceOf } from './trace-requests.ts';

const readTimeoutMs = 10_000;
/** What an address without a width shows. */
const usualWidth = 640;

/**
 * Adds the pictures: `/media/<hash>/<width>` in the format that the client likes best, and `/media/<hash>.jpg` as a JPEG of
 * 640 pixels for mails and feeds, which cannot choose. What is named by its content never changes, so it is kept and
 * may be kept for ever. Only pictures that we made ourselves leave here, never a file as it was uploaded.
 */
export function addMedia(server: FastifyInstance, tools: ServerTools): void {
  server.get<{ Params: { hash: string; width: string } }>('/media/:hash/:width', (request, reply) => {
    const { hash, width } = request.params;
    reply.header('vary', 'accept');
    const format = chooseFormat(request.headers.accept);
    return sendPicture(tools, { request, reply }, { hash, width: Number(width), format });
  });
  server.get<{ Params: { name: string } }>('/media/:name', (request, reply) => {
    // Orders and mails of earlier times name pictures as `.svg`.
    const hash = /^(.*)\.(jpg|svg)$/.exec(request.params.name)?.[1] ?? '';
    return sendPicture(tools, { request, reply }, { hash, width: usualWidth, format: 'jpeg' });
  });
}

type Exchange = { request: FastifyRequest; reply: FastifyReply };
type Wanted = { hash: string; width: number; format: PictureFormat };

async function sendPicture(
  tools: ServerTools,
  { request, reply }: Exchange,
  wanted: Wanted,
): Promise<FastifyReply> {
  const key = `media ${wanted.hash} ${wanted.width} ${wanted.format}`;
  reply.header('x-content-type-options', 'nosniff');
  const kept = tools.answers.find(key);
  if (kept) return sendStored(request, reply, kept);
  const trace = traceOf(request);
  if (!/^[0-9a-f]{64}$/.test(wanted.hash)) {
    return sendProblem(reply, refuse('not-found', 'There is no such picture.'), trace.traceId);
  }
  try {
    const begun = tools.answers.begin();
    const context = requestContext(trace, readTimeoutMs);
    const answer = await tools.reach('gateway', 'catalog', 'readRendition', wanted, context);
    if (isRefusal(answer)) return await sendProblem(reply, answer, trace.traceId);
    const { contentType, base64 } = answer as { contentType: string; base64: string };
    const stored = storedAnswer(
      contentType,
      Buffer.from(base64, 'base64'),
      'public, max-age=31536000, immutable',
    );
    tools.answers.store(key, stored, { tags: [], maxAgeSeconds: 86_400, begun });
    return sendStored(request, reply, stored);
  } catch (error) {
    noteFailure(tools, request, 'a picture could not be read', error);
    return sendProblem(reply, refusalOf(error), trace.traceId);
  }
}
