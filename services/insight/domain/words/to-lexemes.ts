import { hanPieces } from './han-pieces.ts';
import { splitWords } from './split-words.ts';

/**
 * Where a text stands in a product, which decides its weight: title (A), option or category (B), description (C); or beside its
 * stemmed self, where it only serves beginnings of words (D).
 */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** More of a text than this says nothing new of the product, and positions of a tsvector end at 16,383. */
const charactersMost = 4000;

/**
 * The words of a text as the literal of a PostgreSQL tsvector with positions: words of other scripts as they are,
 * Chinese as single characters and pairs of neighbours, since it is written without spaces. No parser of the database
 * is asked, whose idea of a letter depends on its locale.
 */
export function toLexemes(text: string, weight: Weight): string {
  let position = 0;
  return splitWords(text.slice(0, charactersMost))
    .flatMap(({ text: word, isHan }) => {
      if (!isHan) return [lexeme(word, (position += 1), weight)];
      const { characters, pairs } = hanPieces(word);
      return characters.flatMap((character, index) => {
        position += 1;
        const pair = pairs[index];
        const single = lexeme(character, position, weight);
        return pair === undefined ? [single] : [single, lexeme(pair, position, weight)];
      });
    })
    .join(' ');
}

/** Words hold letters and digits only, so that nothing needs escaping. */
function lexeme(word: string, position: number, weight: Weight): string {
  return `'${word}':${position}${weight}`;
}
