import { cleanName } from './names/clean-name.ts';
import { motifInWords } from './pictures/choose-motif.ts';
import { shapeInWords } from './pictures/choose-picture.ts';
import type { LeftOutReason, PictureSpec, RetailCatalog, RetailProduct } from './retail-catalog.ts';
import { isFullyChinese } from './words/is-fully-chinese.ts';

const SAMPLES = 10;

const countBy = <Key>(keys: readonly Key[]): [Key, number][] => {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, two]) => two - one);
};

const row = (count: number, text: string): string => `${String(count).padStart(6)}  ${text}`;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const leftOutRows = ({ leftOut, products, source }: RetailCatalog): string[] => {
  const variants = products.flatMap((product) => product.variants).length;
  const codesFor = (reason: LeftOutReason): string =>
    leftOut
      .filter((each) => each.reason === reason)
      .slice(0, 6)
      .map(({ stockCode, description }) => (description === '' ? stockCode : `${stockCode} (${description})`))
      .join(', ');
  return [
    `Stock codes: ${source.stockCodes}`,
    row(variants, `variants of ${products.length} products`),
    ...countBy(leftOut.map(({ reason }) => reason)).map(([reason, count]) =>
      row(count, `${reason}: ${codesFor(reason)} …`),
    ),
    row(variants + leftOut.length, 'together'),
  ];
};

const translationRows = ({ products }: RetailCatalog): string[] => {
  const values = products.flatMap(({ variants }) =>
    variants.flatMap(({ optionValueZh }) => optionValueZh ?? []),
  );
  const english = products.filter(({ titleZh }) => !isFullyChinese(titleZh)).map(({ titleEn }) => titleEn);
  const withoutLatin = values.filter(
    (value) => isFullyChinese(value) || /^\P{Script=Latin}*[A-Z]款$/u.test(value),
  ).length;
  return [
    `Chinese titles fully translated: ${products.length - english.length} of ${products.length} (${percent(products.length - english.length, products.length)})`,
    `Chinese option values fully translated: ${withoutLatin} of ${values.length} (${percent(withoutLatin, values.length)})`,
    ...(english.length === 0 ? [] : [`Titles left in English: ${english.slice(0, 10).join('; ')}`]),
  ];
};

const categoryRows = ({ categories, products }: RetailCatalog): string[] => {
  const counts = new Map(countBy(products.flatMap(({ categorySlugs }) => categorySlugs)));
  return categories.map(({ slug, titleEn, titleZh, parentSlug }) => {
    const count = counts.get(slug) ?? 0;
    return parentSlug === null && count === 0
      ? `${titleEn} (${titleZh})`
      : row(count, `${titleEn} (${titleZh}) ${slug}: ${percent(count, products.length)}`);
  });
};

const pictureRows = ({ pictures, products }: RetailCatalog): string[] => {
  const count = (view: PictureSpec['view']): number => pictures.filter((each) => each.view === view).length;
  const titles = products.map(({ titleEn }) => cleanName(titleEn).words);
  const matched = titles.filter((words) => shapeInWords(words) !== undefined).length;
  const illustrated = titles.filter((words) => motifInWords(words) !== undefined).length;
  return [
    `Pictures: ${pictures.length}, of which ${count('thing')} things and ${count('motif')} illustrations on cloth`,
    row(
      matched,
      `products show what their title names (${percent(matched, products.length)}), others what their category is`,
    ),
    row(illustrated, `titles name what an illustration shows (${percent(illustrated, products.length)})`),
  ];
};

const sampleRows = (products: readonly RetailProduct[]): string[] => {
  const step = Math.floor(products.length / SAMPLES);
  return Array.from({ length: SAMPLES }, (_, index) => products[index * step]).flatMap((product) => {
    if (product === undefined) return [];
    const [first] = product.variants;
    const price = `£${((first?.priceMinorGbp ?? 0) / 100).toFixed(2)}, ¥${((first?.priceMinorCny ?? 0) / 100).toFixed(2)}`;
    return [
      `  ${product.titleEn} | ${product.titleZh} | ${price} | ${product.variants.length} variant(s) | ${product.categorySlugs.join(', ')}`,
      `    ${product.descriptionEn}`,
      `    ${product.descriptionZh}`,
    ];
  });
};

/** The lines of a report on a mapped catalog: codes kept and left out, translation, categories and ten products. */
export const reportCatalog = (catalog: RetailCatalog): string[] => {
  const { source, exchangeRate, products } = catalog;
  return [
    `${source.file}: ${source.lines} lines from ${source.from} to ${source.to}, licence ${source.licence}`,
    `1 ${exchangeRate.base} = ${exchangeRate.quotePerUsd}/${exchangeRate.basePerUsd} ${exchangeRate.quote} on ${exchangeRate.date}`,
    '',
    ...leftOutRows(catalog),
    '',
    ...translationRows(catalog),
    '',
    ...pictureRows(catalog),
    '',
    'Products by category:',
    ...categoryRows(catalog),
    '',
    `${SAMPLES} products:`,
    ...sampleRows(products),
  ];
};
