import materialWords from '../data/materials.json' with { type: 'json' };
import type { Pieces } from '../names/clean-name.ts';
import { matchPhrases } from '../names/match-phrases.ts';
import type { OptionName } from '../retail-catalog.ts';
import { writeWords } from '../names/write-english.ts';
import { VOCABULARY } from '../words/vocabulary.ts';
import type { OptionValue } from './option.ts';

/** A thing known of a product in both languages; what the `say…` functions give is a clause without capital or full stop. */
export type Fact = { english: string; chinese: string };

const MATERIALS = new Map(Object.entries(materialWords));
const splitIntoMaterials = matchPhrases(MATERIALS);
const splitIntoPhrases = matchPhrases(VOCABULARY);

const OPTION_PLURALS: Readonly<Record<OptionName, Fact>> = {
  Colour: { english: 'colours', chinese: '种颜色' },
  Size: { english: 'sizes', chinese: '种尺寸' },
  Design: { english: 'designs', chinese: '种款式' },
};

export const listEnglish = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];

/** How many pieces are sold together. */
export const sayPieces = (pieces: Pieces | undefined): Fact | undefined => {
  if (pieces === undefined) return undefined;
  const { container, count } = pieces;
  if (container === '') return { english: `${count} in one pack`, chinese: `每份${count}件` };
  return {
    english: `sold as ${container === 'envelope' ? 'an' : 'a'} ${container} of ${count}`,
    chinese: `${count}件为一${container === 'box' ? '盒' : '套'}出售`,
  };
};

/** The materials that the name tells. */
export const sayMaterials = (words: readonly string[]): Fact | undefined => {
  const found = splitIntoMaterials(words).flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (found.length === 0) return undefined;
  const english = unique(found.map(([name]) => name ?? ''));
  const chinese = unique(found.map(([, name]) => name ?? ''));
  return {
    english: `material, by its name: ${listEnglish(english)}`,
    chinese: `材质（按品名）：${chinese.join('、')}`,
  };
};

/** The colours that the name tells. */
export const sayColours = (words: readonly string[]): Fact | undefined => {
  const found = splitIntoPhrases(words).filter(({ value }) => value?.kind === 'colour');
  if (found.length === 0) return undefined;
  const english = unique(found.map((match) => writeWords(match.words)));
  const chinese = unique(found.map(({ value }) => value?.chinese ?? ''));
  return { english: `colour: ${listEnglish(english)}`, chinese: `颜色：${chinese.join('、')}` };
};

/** What there is to choose from. */
export const sayChoice = (optionName: OptionName, values: readonly OptionValue[]): Fact => {
  const { english, chinese } = OPTION_PLURALS[optionName];
  return {
    english: `choose from ${values.length} ${english}: ${listEnglish(values.map(({ inSentenceEn }) => inSentenceEn))}`,
    chinese: `共${values.length}${chinese}可选：${values.map(({ valueZh }) => valueZh).join('、')}`,
  };
};
