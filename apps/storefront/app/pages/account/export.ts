import type { LoaderFunctionArgs } from 'react-router';
import { apiFor } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';

/** An export of a customer's data as one file, read from the shop page by page as it is sent. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { user } = apiFor(request);
  const caseId = params['caseId'] ?? '';
  const first = ownAnswer(await user.downloadExport({ caseId }), request, locale);
  async function* pages() {
    yield '{"parts":[\n';
    let separator = '';
    for (let page = first; ;) {
      for (const part of page.parts) {
        yield separator + JSON.stringify(part);
        separator = ',\n';
      }
      if (page.nextCursor === null) break;
      const reply = await user.downloadExport({ caseId, cursor: page.nextCursor });
      // A file that broke off is not taken for a whole one.
      if (!reply.isOk) throw new Error(`an export broke off: ${reply.problem.code}`);
      page = reply.answer;
    }
    yield '\n]}\n';
  }
  const texts = pages();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="souk-${first.case.createdAt.slice(0, 10)}.json"`,
      'cache-control': 'no-store',
    },
  });
}
