import { posix } from 'node:path';
import { anchorOf, readMarkdown, type Markdown } from './read-markdown.ts';

/** Documents by path, and every file and folder of the project, folders without a slash at their end. */
export type Library = { documents: Readonly<Record<string, string>>; places: readonly string[] };

const extension = /\.(ts|tsx|js|json|md|sql|css|svg|jpg|png|gz|csv)$/;
/** A path, perhaps with holes: `contracts/<service>/<noun>.ts`, `store/migrations/0001-….sql`, `*.db.test.ts`. */
const pathForm = /^[\w.@*<>…-]+(\/[\w.@*<>…-]+)*\/?$/;

/** The links, anchors and paths of the documents that lead nowhere, each as `document:line what`. */
export function findBrokenPaths(library: Library): string[] {
  return Object.entries(library.documents).flatMap(([document, text]) => {
    const markdown = readMarkdown(text);
    const broken = [
      ...findBrokenLinks(library, document, markdown),
      ...pathsIn(markdown)
        .filter(({ path }) => !exists(library, document, path))
        .map(({ path, line }) => ({ line, what: `names ${path}, which does not exist` })),
    ];
    return broken.map(({ line, what }) => `${document}:${line} ${what}`);
  });
}

function findBrokenLinks(library: Library, document: string, { links }: Markdown) {
  return links.flatMap(({ target, line }) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const place = path === '' ? document : posix.join(posix.dirname(document), path).replace(/\/$/, '');
    if (!library.places.includes(place)) return [{ line, what: `leads to ${target}, which does not exist` }];
    const { headings } = readMarkdown(library.documents[place] ?? '');
    const isFound = anchor === undefined || headings.some(({ text }) => anchorOf(text) === anchor);
    return isFound ? [] : [{ line, what: `leads to ${target}, where there is no such heading` }];
  });
}

function pathsIn({ spans, blocks }: Markdown): { path: string; line: number }[] {
  const shell = blocks.filter(({ language }) => language === 'sh');
  // `services/x → contracts` is a rule about places.
  const names = spans.filter(({ text }) => !text.includes('→'));
  return [...names, ...shell].flatMap(({ text, line }) =>
    text
      .split(/\s+/)
      .map((word) => word.replace(/[,;:.]+$/, ''))
      .filter((word) => pathForm.test(word) && (word.includes('/') || extension.test(word)))
      .map((path) => ({ path, line })),
  );
}

/**
 * A path is meant from the document's folder or the project's; one that begins with no place of either may be the end
 * of a longer path, and, without an ending that files have, no path at all (`application/json`).
 */
function exists({ places }: Library, document: string, path: string): boolean {
  const folder = posix.dirname(document);
  const isPlace = (from: string): boolean => places.includes(posix.join(from, path.split('/')[0] ?? ''));
  const pieces = path.replace(/\/$/, '').split(/<[^>]*>|…|\*/);
  const pattern = pieces.map((piece) => RegExp.escape(piece)).join('[^/]+');
  const fits = (start: string): boolean =>
    places.some((place) => new RegExp(`^${start}${pattern}$`).test(place));
  const isHere = fits(folder === '.' ? '' : `${RegExp.escape(folder)}/`) || fits('');
  if (isHere || isPlace(folder) || isPlace('.')) return isHere;
  return !extension.test(path) || fits('(.*/)?');
}
