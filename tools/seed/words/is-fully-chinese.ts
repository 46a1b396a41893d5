import latinWords from '../data/latin-words.json' with { type: 'json' };

const ALLOWED = new Set(latinWords);

/** Whether a Chinese title holds no Latin word but names of models and sizes (`LED`, `A5`, the `T` of T恤). */
export const isFullyChinese = (title: string): boolean =>
  /\p{Script=Han}/u.test(title) &&
  (title.match(/[A-Za-z][A-Za-z0-9]*/gu) ?? []).every((word) => ALLOWED.has(word));
