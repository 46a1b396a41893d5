import { matchPhrases } from '../names/match-phrases.ts';
import { VOCABULARY } from './vocabulary.ts';

const splitIntoPhrases = matchPhrases(VOCABULARY);

const lastHead = (words: readonly string[]): string | undefined =>
  splitIntoPhrases(words)
    .findLast(({ value }) => value?.kind === 'head')
    ?.words.join(' ');

/**
 * The phrase that names the thing itself in the lower-case words of a name: `t-light holder`, `lunch bag`. What follows
 * `with` is an addition to the thing. Undefined when the vocabulary knows no such phrase in the name.
 */
export const productNoun = (words: readonly string[]): string | undefined => {
  const addition = words.indexOf('with');
  return (addition < 1 ? undefined : lastHead(words.slice(0, addition))) ?? lastHead(words);
};
