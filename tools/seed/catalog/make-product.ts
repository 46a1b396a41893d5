import type { StockCode } from '../lines/collect-stock-codes.ts';
import type { CleanName } from '../names/clean-name.ts';
import { writeEnglish } from '../names/write-english.ts';
import { chooseShape, wishesOfMotif, wishOfThing } from '../pictures/choose-picture.ts';
import type { ProductWish } from '../pictures/hang-pictures.ts';
import { derivePrice } from '../prices/derive-price.ts';
import { usualPriceMinor } from '../prices/usual-price.ts';
import type { ExchangeRate, RetailProduct, RetailVariant } from '../retail-catalog.ts';
import { writeChinese } from '../words/write-chinese.ts';
import { categorise } from './categorise.ts';
import { describeProduct } from './describe-product.ts';
import type { VariantGroup } from './group-variants.ts';
import { openingStockOf } from './opening-stock.ts';
import { optionNameOf, writeOption } from './option.ts';
import { sayChoice, sayColours, sayMaterials, sayPieces } from './say-facts.ts';
import { stableId } from './stable-id.ts';
import { taxClassOf } from './tax-class.ts';

/** A kept code with its name. */
export type NamedStock = StockCode & { name: CleanName };

const unitsSoldOf = (codes: readonly StockCode[]): number => {
  const units = codes
    .flatMap(({ unitsByMonth }) => [...unitsByMonth.values()])
    .reduce((sum, each) => sum + each, 0);
  return Math.max(0, units);
};

const variantOf = (code: NamedStock, rate: ExchangeRate): RetailVariant => {
  const priceMinorGbp = usualPriceMinor(code.prices);
  return {
    variantId: stableId(`variant:${code.sku}`),
    sku: code.sku,
    priceMinorGbp,
    priceMinorCny: derivePrice(priceMinorGbp, rate),
    openingStock: openingStockOf(code.unitsByMonth),
  };
};

/** A product whose slug and pictures are chosen when all products are known. */
export type MadeProduct = {
  product: Omit<RetailProduct, 'slug' | 'pictures'>;
  wish: Pick<ProductWish, 'things' | 'motifs'>;
};

/** Makes one product of a group of codes. */
export const makeProduct = (
  group: VariantGroup,
  codes: readonly NamedStock[],
  rate: ExchangeRate,
): MadeProduct => {
  const sku = codes[0]?.sku ?? '';
  const allWords = codes.flatMap(({ name }) => name.words);
  const titleEn = writeEnglish(group.name);
  const titleZh = writeChinese(group.name) ?? titleEn;
  const categorySlugs = categorise(
    codes.length === 1 ? group.name.words : [...group.name.words, ',', ...(codes[0]?.name.words ?? [])],
  );
  const shape = chooseShape(group.name.words, categorySlugs[0] ?? '');
  const options = group.members.map(({ optionWords }) => optionWords);
  const optionName = optionNameOf(options);
  const values = options.map(writeOption);
  const isChoice = codes.length > 1;
  const firstSeen = codes.map((code) => code.firstSeen).toSorted()[0] ?? '';
  const popularity = unitsSoldOf(codes);
  const { english, chinese } = describeProduct({
    sku,
    titleEn,
    titleZh,
    categorySlugs,
    facts: [
      sayPieces(group.name.pieces),
      sayMaterials(allWords),
      isChoice ? sayChoice(optionName, values) : sayColours(allWords),
    ],
    unitsSold: popularity,
    firstSeen,
    lastSeen:
      codes
        .map((code) => code.lastSeen)
        .toSorted()
        .at(-1) ?? '',
  });
  const product = {
    productId: stableId(`product:${sku}`),
    titleEn,
    titleZh,
    descriptionEn: english,
    descriptionZh: chinese,
    categorySlugs,
    taxClass: taxClassOf(group.name.words),
    variants: codes.map((code, index) => {
      const variant = variantOf(code, rate);
      const value = values[index];
      if (!isChoice || value === undefined) return variant;
      const { variantId, sku: variantSku, ...rest } = variant;
      return {
        variantId,
        sku: variantSku,
        optionName,
        optionValueEn: value.valueEn,
        optionValueZh: value.valueZh,
        ...rest,
      };
    }),
    popularity,
    firstSeen,
  };
  return {
    product,
    wish: {
      things: codes.map(({ name }) => wishOfThing(name.words, shape)),
      motifs: wishesOfMotif(codes[0]?.name.words ?? [], shape),
    },
  };
};
