import type { Language } from '#contracts/markets.ts';
import { splitWords } from '../words/split-words.ts';

/** What is typed so far: the words that stand, the beginning of the next one, and a tsquery for products. */
export type Beginning = { before: string[]; beginning: string; products: string };

const wordsMost = 6;
/** Shorter beginnings are those of half the shop. */
const lettersLeast = 2;

/** Reads what somebody is typing. Undefined when there is nothing to go on. */
export function readBeginning(text: string, language: Language): Beginning | undefined {
  const words = splitWords(text)
    .filter(({ isHan }) => language === 'zh' || !isHan)
    .slice(0, wordsMost);
  const last = words.at(-1);
  if (!last) return undefined;
  const queries = words.map((word) => {
    if (!word.isHan) return `'${word.text}':*`;
    const characters = [...word.text];
    const pairs = characters.slice(1).map((character, index) => `'${characters[index]}${character}'`);
    return pairs.length > 0 ? `(${pairs.join(' & ')})` : `'${word.text}'`;
  });
  const isLongEnough = last.isHan || last.text.length >= lettersLeast;
  return {
    before: words.slice(0, -1).map((word) => word.text),
    beginning: last.text,
    products: isLongEnough ? queries.join(' & ') : '',
  };
}
