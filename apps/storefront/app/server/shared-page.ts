const frameHeader = 'souk-page-frame';
const tagsHeader = 'souk-page-tags';

/** Tells the page within that nothing of its frame had to be left out. */
export const wholeFrame: Readonly<Record<string, string>> = { [frameHeader]: 'whole' };

/** Tells the gateway that a page is the same for everybody, and changes of which products make it old. */
export function sharedPage(slugs: readonly string[]): Readonly<Record<string, string>> {
  return { [tagsHeader]: [...new Set(slugs)].map((slug) => `product:${slug}`).join(' ') };
}

/** The headers of a page: it is not kept for others when something of its frame is missing. */
export function sharedHeaders(frame: Headers, page: Headers): Headers {
  if (frame.has(frameHeader)) return page;
  const headers = new Headers(page);
  headers.delete(tagsHeader);
  return headers;
}
