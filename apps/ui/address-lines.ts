import { languageTag } from './format.ts';

type ShownAddress = {
  name: string;
  company?: string;
  phone?: string;
  country: string;
  region?: string;
  city: string;
  district?: string;
  line1: string;
  line2?: string;
  postalCode?: string;
};

/** An address as people of its country write it: in China from the large to the small. */
export function addressLines(address: ShownAddress, locale: string): string[] {
  const { name, company, phone, country, region, city, district, line1, line2, postalCode } = address;
  const land = new Intl.DisplayNames(languageTag(locale), { type: 'region' }).of(country) ?? country;
  const places =
    country === 'CN'
      ? [`${region ?? ''}${city}${district ?? ''}`, `${line1}${line2 ? ` ${line2}` : ''}`, postalCode]
      : [line1, line2, [city, region].filter(Boolean).join(', '), postalCode];
  return [name, company, ...places, land, phone].flatMap((line) => (line ? [line] : []));
}
