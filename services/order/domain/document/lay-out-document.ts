import { locales } from '#contracts/markets.ts';
import { formatMoney } from '../format-money.ts';
import { addressLines } from './address-lines.ts';
import type { DocumentContent, IssuedDocument } from './issued-document.ts';
import { documentWords, documentWordsOnTop, type DocumentWords } from './document-words.ts';
import { formatDay } from './format-day.ts';
import { layOutTables } from './lay-out-tables.ts';
import type { Sheet } from './sheet.ts';

/** An issued document in the words of its order's language; everything on it comes from the frozen facts. */
export function layOutDocument({ number, invoiceNumber, content }: IssuedDocument): Sheet {
  const { locale, currency, kind, orderNumber, reference } = content;
  const { language } = locales[locale];
  const words = (content.isTaxOnTop ? documentWordsOnTop : documentWords)[language];
  const day = (at: string) => formatDay(at, locale, content.currency);
  const facts = [
    { label: words.number, value: number },
    { label: words.date, value: day(content.issuedAt) },
    { label: words.toInvoice, value: invoiceNumber ?? '' },
    { label: words.order, value: orderNumber },
    { label: words.orderDate, value: day(content.placedAt) },
    { label: words.reference, value: reference ?? '' },
    { label: words.currency, value: currency },
  ];
  return {
    language,
    title: `${words[kind]} ${number}`,
    issuedAt: content.issuedAt,
    facts: facts.filter(({ value }) => value !== ''),
    parties: partiesOf(content, words),
    tables: layOutTables(content, words),
    sums: sumsOf(content, words),
    notes: notesOf(content, words),
    pageWords: words.page,
  };
}

function partiesOf(content: DocumentContent, words: DocumentWords) {
  const { seller, buyerAddress, invoiceTo, deliveryAddress, email, locale } = content;
  const sellerLines = [
    seller.name,
    ...seller.address.split(/\s*,\s*/),
    `${words.taxNumber}: ${seller.taxNumber}`,
  ];
  const { language } = locales[locale];
  const [buyer, receiver] = [buyerAddress, deliveryAddress].map((address) =>
    addressLines(address, words, language),
  );
  return [
    { label: words.seller, lines: sellerLines },
    {
      label: words.buyer,
      lines: [...invoiceLines(invoiceTo, words), ...(buyer ?? []), ...(email === null ? [] : [email])],
    },
    { label: words.deliverTo, lines: receiver ?? [] },
  ];
}

function invoiceLines(invoiceTo: DocumentContent['invoiceTo'], words: DocumentWords): string[] {
  if (!invoiceTo) return [];
  const { name, taxNumber } = invoiceTo;
  return taxNumber === undefined ? [name] : [name, `${words.taxNumber}: ${taxNumber}`];
}

function sumsOf(content: DocumentContent, words: DocumentWords): Sheet['sums'] {
  const { currency, locale, goodwillMinor } = content;
  const amount = (minor: number) => formatMoney(minor, currency, locale);
  const total = content.kind === 'invoice' ? words.total : words.totalBack;
  return [
    ...(goodwillMinor === 0 ? [] : [{ label: words.goodwill, value: amount(goodwillMinor), isTotal: false }]),
    { label: words.netTotal, value: amount(content.netMinor), isTotal: false },
    { label: words.taxTotal, value: amount(content.taxMinor), isTotal: false },
    { label: total, value: amount(content.totalMinor), isTotal: true },
  ];
}

function notesOf({ payment, reason, taxSums }: DocumentContent, words: DocumentWords): string[] {
  const how =
    (payment.state === 'paid' || payment.state === 'by-parcel') && payment.method !== null
      ? `, ${words[payment.method]}`
      : '';
  const untaxed = taxSums.filter(({ taxRateBasisPoints }) => taxRateBasisPoints === 0);
  const why = untaxed.map(({ taxJurisdiction }) => {
    if (taxJurisdiction === 'GB-export') return words.export;
    return taxJurisdiction === 'GB' ? words.zero : words.zeroElsewhere;
  });
  const notes = [reason === null ? '' : words[reason], `${words[payment.state]}${how}`, ...why];
  return [...notes, words.rounding, words.notFiscal].filter((note) => note !== '');
}
