import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../../shared/http/answer.ts';
import { chooseLanguage, type Language } from '../../shared/page/choose-language.ts';
import { pageAnswer } from '../../shared/page/page-answer.ts';
import type { Carrier } from '../carrier.ts';
import { moveRoute } from '../http/parcel-routes.ts';
import { refusalAnswer } from '../http/refusal-answer.ts';
import { labelPage, parcelsPage } from './parcel-pages.ts';

type PageRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

const shownMost = 50;

/** Shows parcels and labels, and takes the press of a button that moves a parcel along. */
export async function handlePage(carrier: Carrier, request: PageRequest): Promise<Answer> {
  const { method, path, query, headers } = request;
  const language = chooseLanguage(query.get('language'), headers['accept-language']);
  const [, folder, id = '', action] = path.split('/');
  if (method === 'POST' && folder === 'parcels' && action === 'moves')
    return press(carrier, request, { id, language });
  await carrier.store.settled();
  const { parcels, parcelIdByLabel } = carrier.store.state;
  if (path === '/') return pageAnswer(listPage(carrier, query.get('before'), language));
  if (folder === 'labels') return pageAnswer(labelPage(parcels.get(parcelIdByLabel.get(id) ?? ''), language));
  return refusalAnswer({ refusal: 'not_found', message: 'there is no such path' });
}

function listPage({ store }: Carrier, before: string | null, language: Language) {
  const all = store.state.parcels.values().toArray().toReversed();
  const first = all.findIndex(({ id }) => id === before) + 1;
  const shown = all.slice(first, first + shownMost);
  const last = first + shownMost < all.length ? shown.at(-1) : undefined;
  return parcelsPage(shown, last && `/?language=${language}&before=${last.id}`, language);
}

// Only the page's own buttons: a form on another site would send its own origin.
async function press(
  carrier: Carrier,
  { headers, body }: PageRequest,
  { id, language }: { id: string; language: Language },
): Promise<Answer> {
  if (
    headers.origin !== undefined &&
    headers.origin !== `http://${headers.host}` &&
    headers.origin !== carrier.address
  ) {
    return refusalAnswer({ refusal: 'request_invalid', message: 'the button is of another site' });
  }
  const status = new URLSearchParams(body.toString()).get('status');
  const answer = await moveRoute(carrier, { id, query: new URLSearchParams(), body: { status } });
  // A second press of a button whose time has passed leads back to the parcel as it is now.
  if (answer.status !== 200 && answer.status !== 409) return answer;
  const location = `/?language=${language}#${id}`;
  return { status: 303, body: '', headers: { location, 'cache-control': 'no-store' } };
}
