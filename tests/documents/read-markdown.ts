/** What a document says that can be held against the project; lines are counted from 1. */
export type Markdown = {
  headings: { level: number; text: string }[];
  /** Fenced blocks, without the indentation of the list they stand in. */
  blocks: { language: string; text: string; line: number }[];
  /** Pieces of code within a line. */
  spans: { text: string; line: number }[];
  links: { target: string; line: number }[];
};

const fence = /^(\s*)```(\w*)\s*$/;
const heading = /^(#{1,6})\s+(.*)$/;

/** Reads the parts of a Markdown text that name things: headings, fenced blocks, code spans and links. */
export function readMarkdown(text: string): Markdown {
  const read: Markdown = { headings: [], blocks: [], spans: [], links: [] };
  let open: { indent: number; language: string; lines: string[]; line: number } | undefined;
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1;
    const mark = fence.exec(content);
    if (mark && open) {
      read.blocks.push({ language: open.language, text: open.lines.join('\n'), line: open.line });
      open = undefined;
    } else if (mark) {
      open = { indent: mark[1]?.length ?? 0, language: mark[2] ?? '', lines: [], line };
    } else if (open) {
      open.lines.push(content.slice(open.indent));
    } else {
      readLine(read, content, line);
    }
  }
  return read;
}

function readLine(read: Markdown, content: string, line: number): void {
  const title = heading.exec(content);
  if (title) read.headings.push({ level: title[1]?.length ?? 0, text: title[2] ?? '' });
  for (const [, text = ''] of content.matchAll(/`([^`]+)`/g)) read.spans.push({ text, line });
  const prose = content.replaceAll(/`[^`]*`/g, '');
  for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) read.links.push({ target, line });
}

/** The anchor that a heading gets on the web: small letters, hyphens for spaces, no other signs. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
