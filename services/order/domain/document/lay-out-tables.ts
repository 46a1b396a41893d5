import { formatMoney } from '../format-money.ts';
import type { DocumentContent, TaxedSum } from './issued-document.ts';
import type { DocumentWords } from './document-words.ts';
import type { SheetTable } from './sheet.ts';

/** The tables of a document: its lines, and the sums of each rate of tax. */
export function layOutTables(content: DocumentContent, words: DocumentWords): SheetTable[] {
  return [linesTable(content, words), taxTable(content, words)];
}

/** What was sold, or is given back: a row per line, and one for delivery. */
function linesTable(content: DocumentContent, words: DocumentWords): SheetTable {
  const { currency, locale, shipping } = content;
  const amount = (minor: number) => formatMoney(minor, currency, locale);
  const rows = content.lines.map((line) => [
    [line.title, line.option, line.sku].filter((part) => part !== null && part !== '').join(' · '),
    String(line.quantity),
    amount(line.unitPriceMinor),
    line.discountMinor === 0 ? '' : amount(line.discountMinor),
    rateOf(line),
    amount(line.netMinor),
    amount(line.grossMinor),
  ]);
  const delivery = shipping
    ? [
        [
          shipping.title,
          '1',
          '',
          '',
          rateOf(shipping),
          amount(shipping.netMinor),
          amount(shipping.grossMinor),
        ],
      ]
    : [];
  return {
    caption: words.lines,
    head: [
      words.description,
      words.quantity,
      words.unitPrice,
      words.discount,
      words.taxRate,
      words.net,
      words.gross,
    ],
    rows: [...rows, ...delivery],
    widths: [0.32, 0.095, 0.125, 0.11, 0.09, 0.125, 0.135],
    numbers: new Set([1, 2, 3, 4, 5, 6]),
  };
}

/** The sums of each rate of tax. */
function taxTable({ currency, locale, taxSums }: DocumentContent, words: DocumentWords): SheetTable {
  const amount = (minor: number) => formatMoney(minor, currency, locale);
  return {
    caption: words.taxByRate,
    head: [words.taxRate, words.net, words.tax, words.gross],
    rows: taxSums.map((sum) => [
      `${rateOf(sum)} (${sum.taxJurisdiction})`,
      amount(sum.netMinor),
      amount(sum.taxMinor),
      amount(sum.grossMinor),
    ]),
    widths: [0.4, 0.2, 0.2, 0.2],
    numbers: new Set([1, 2, 3]),
  };
}

/** A rate in basis points as people read it: 1750 is `17.5 %`. */
function rateOf({ taxRateBasisPoints }: TaxedSum): string {
  return `${taxRateBasisPoints / 100} %`;
}
