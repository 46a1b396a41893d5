const mostLinks = 50;

// A link ends before white space, quotes and Chinese punctuation, and never in a mark that ends a sentence.
const stop = String.raw`\s<>"'\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f`;
const linkPattern = new RegExp(String.raw`(https?:\/\/[^${stop}]*[^${stop}.,;:!?)\]])`, 'i');

/** The http and https addresses in a message's HTML (targets of its links) and text, in order, each once. */
export function findLinks(text: string, html = ''): string[] {
  const fromHtml = html
    .matchAll(/\bhref\s*=\s*["']([^"']+)["']/gi)
    .map(([, address = '']) => address.replaceAll('&amp;', '&').trim());
  const fromText = splitAtLinks(text).filter(({ isLink }) => isLink);
  const all = [...fromHtml, ...fromText.map(({ piece }) => piece)];
  return [...new Set(all.filter((address) => /^https?:\/\//i.test(address)))].slice(0, mostLinks);
}

/** Cuts a plain text into pieces that are addresses and pieces that are not; joined they are the text again. */
export function splitAtLinks(text: string): { piece: string; isLink: boolean }[] {
  const pieces = text.split(linkPattern);
  return pieces
    .map((piece, index) => ({ piece, isLink: index % 2 === 1 }))
    .filter(({ piece }) => piece !== '');
}
