import type { Language } from '#contracts/markets.ts';
import type { AddressValue } from '#contracts/order/cart.ts';
import type { DocumentWords } from './document-words.ts';

const tags = { en: 'en-GB', zh: 'zh-CN' } as const;

/** An address as it is written in a language: from the door to the country, or for China from the province to the door. */
export function addressLines(
  address: AddressValue | null,
  words: DocumentWords,
  language: Language,
): string[] {
  if (!address) return [words.noAddress];
  const { name, company, line1, line2, district, city, region, postalCode, country, phone } = address;
  const phoneLine = phone === undefined ? undefined : `${words.phone}: ${phone}`;
  const land = new Intl.DisplayNames(tags[language], { type: 'region' }).of(country);
  const isChinese = language === 'zh' && country === 'CN';
  // Beijing and three others are province and city in one.
  const place = [region, city === region ? undefined : city, district, line1, line2].filter(Boolean);
  const town = [city, region, postalCode].filter(Boolean).join(', ');
  const lines = isChinese
    ? [company, name, place.join(''), postalCode, phoneLine]
    : [company, name, line1, line2, district, town, land, phoneLine];
  return lines.flatMap((line) => (line === undefined || line === '' ? [] : [line]));
}
