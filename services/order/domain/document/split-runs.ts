/** A stretch of text in one font: its place in the list of fonts. */
export type Run = { font: number; text: string };

/** Stands for what no font has, so that a reader sees that something is missing; the first font has it. */
export const missingMark = '\ufffd';
/** What is not seen: control and format characters, and those that choose between looks of the one before. */
const unseen = /[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu;

/**
 * Takes text apart into runs, each character in the first of the fonts that has it; blanks and marks that combine stay
 * with what they follow where its font has them. Letters and their marks become one character where there is one.
 */
export function splitRuns(text: string, fonts: readonly { has: (code: number) => boolean }[]): Run[] {
  const runs: Run[] = [];
  for (const character of tidyText(text)) {
    const code = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const isKept = last !== undefined && /[\s\p{M}]/u.test(character) && fonts[last.font]?.has(code);
    const font = isKept ? last.font : fonts.findIndex(({ has }) => has(code));
    const found = font === -1 ? { font: 0, text: missingMark } : { font, text: character };
    if (last?.font === found.font) last.text += found.text;
    else runs.push(found);
  }
  return runs;
}

/** Text as it is set: composed, without what is not seen. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(unseen, '');
}
