import type { OrderValue } from '#contracts/order/order.ts';
import { languageTag } from '../../../ui/format.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Section } from '../../parts/section.tsx';

/** Who ordered, and where it goes. */
export function CustomerFacts({ order }: { order: OrderValue }) {
  const { words, locale } = useLanguage();
  const text = words.order;
  const tag = languageTag(locale);
  const languages = new Intl.DisplayNames(tag, { type: 'language' });
  return (
    <Section title={text.customer}>
      <Facts
        facts={[
          {
            name: text.email,
            value: order.email ? <a href={`mailto:${order.email}`}>{order.email}</a> : '–',
          },
          {
            name: text.address,
            value: order.shippingAddress ? <PostalAddress address={order.shippingAddress} tag={tag} /> : '–',
          },
          { name: text.method, value: order.shippingTitle },
          { name: text.placedAt, value: <Moment at={order.placedAt} /> },
          { name: text.language, value: languages.of(languageTag(order.locale)) },
        ]}
      />
    </Section>
  );
}

function PostalAddress({
  address,
  tag,
}: {
  address: NonNullable<OrderValue['shippingAddress']>;
  tag: string;
}) {
  const country = new Intl.DisplayNames(tag, { type: 'region' }).of(address.country);
  const { name, company, line1, line2, district, city, region, postalCode, phone } = address;
  const lines =
    address.country === 'CN'
      ? [
          name,
          company,
          [region, city, district].filter(Boolean).join(' '),
          line1,
          line2,
          postalCode,
          country,
          phone,
        ]
      : [name, company, line1, line2, district, city, region, postalCode, country, phone];
  return (
    <address style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
      {lines.filter(Boolean).join('\n')}
    </address>
  );
}
