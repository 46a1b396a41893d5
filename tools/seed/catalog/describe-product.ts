import { CATEGORIES } from './categorise.ts';
import { pickByText } from './hash-text.ts';
import type { Fact } from './say-facts.ts';

/** What a description is made of: the titles, the categories, the facts the names tell, and the sales of the file. */
export type Described = {
  sku: string;
  titleEn: string;
  titleZh: string;
  categorySlugs: readonly string[];
  facts: readonly (Fact | undefined)[];
  unitsSold: number;
  /** Dates of the first and last sale. */
  firstSeen: string;
  lastSeen: string;
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const monthEnglish = (date: string): string =>
  `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
const monthChinese = (date: string): string => `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`;

/** Where it stands in the shop, said in one of several ways, always the same for one product. */
const sayPlace = ({ sku, titleEn, titleZh, categorySlugs }: Described): Fact => {
  const found = categorySlugs.flatMap((slug) => CATEGORIES.filter((category) => category.slug === slug));
  const english = found.map((category) => category.titleEn).join(' and ');
  const chinese = found.map((category) => `“${category.titleZh}”`).join('和');
  return pickByText<Fact>(
    [
      { english: `${titleEn}, from ${english}.`, chinese: `${titleZh}，收在${chinese}里。` },
      {
        english: `${titleEn}: more of the kind under ${english}.`,
        chinese: `${titleZh}，同类商品请看${chinese}。`,
      },
      { english: `In ${english}: ${titleEn}.`, chinese: `${chinese}中的一件：${titleZh}。` },
      { english: `${titleEn}, listed under ${english}.`, chinese: `${titleZh}，归在${chinese}下。` },
    ],
    sku,
  );
};

const saySales = ({ unitsSold, firstSeen, lastSeen }: Described): Fact => {
  const from = { english: monthEnglish(firstSeen), chinese: monthChinese(firstSeen) };
  if (unitsSold <= 0) {
    return { english: `First listed in ${from.english}.`, chinese: `${from.chinese}首次上架。` };
  }
  const units = unitsSold.toLocaleString('en-GB');
  const isOneMonth = firstSeen.slice(0, 7) === lastSeen.slice(0, 7);
  return isOneMonth
    ? {
        english: `Our records show ${units} sold in ${from.english}.`,
        chinese: `记录显示${from.chinese}售出${units}件。`,
      }
    : {
        english: `Our records show ${units} sold from ${from.english} to ${monthEnglish(lastSeen)}.`,
        chinese: `记录显示${from.chinese}至${monthChinese(lastSeen)}售出${units}件。`,
      };
};

const sayFacts = (clauses: readonly Fact[]): Fact[] => {
  if (clauses.length === 0) return [];
  const english = clauses.map((clause) => clause.english).join('; ');
  const chinese = clauses.map((clause) => clause.chinese).join('；');
  return [{ english: `${english.charAt(0).toUpperCase()}${english.slice(1)}.`, chinese: `${chinese}。` }];
};

/** Writes two or three plain sentences of known facts in both languages. */
export const describeProduct = (product: Described): Fact => {
  const clauses = product.facts.filter((fact) => fact !== undefined);
  const sentences = [sayPlace(product), ...sayFacts(clauses), saySales(product)];
  return {
    english: sentences.map(({ english }) => english).join(' '),
    chinese: sentences.map(({ chinese }) => chinese).join(''),
  };
};
