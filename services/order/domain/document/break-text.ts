/** A stretch of blanks, a Chinese character with the closing marks that may not begin a line, or a word. */
const pieces = /\s+|[\u2e80-\uffef][，。、；：！？）》」』】”’％]*|[^\s\u2e80-\uffef]+/gu;

/** Breaks text into lines no wider than `width`: where it says so, between words or Chinese characters, else within a word. */
export function breakText(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, (line) => widthOf(line) <= width));
}

function breakParagraph(paragraph: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of paragraph.match(pieces) ?? []) {
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const character of piece.trimStart()) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
