import type { Locale } from '#contracts/markets.ts';
import { formatMoney, languageTag } from '../../../ui/format.ts';
import { useCustomerGroups } from '../../api/use-customer-groups.ts';
import { useGoodsNames } from '../../api/use-goods-names.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { usePromotions } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { messagesFor } from '../../messages/messages-for.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { namedVariants } from './named-variants.ts';
import type { PromotionDraft, Speech } from './say-promotion.ts';

/** How promotions of a market are spoken of, in the language of the screen or another. */
export function useSpeech(drafts: readonly PromotionDraft[], asked?: Locale): Speech {
  const { locale: own } = useLanguage();
  const locale = asked ?? own;
  const may = usePermissions();
  const language = locale === 'zh-cn' ? 'zh' : 'en';
  const market = drafts[0]?.market ?? 'gb';
  const { category, variant } = useGoodsNames(locale, drafts.flatMap(namedVariants));
  const { data: groups } = useCustomerGroups({ isEnabled: may('customers.read') });
  const { data: others } = usePromotions({ market, limit: 100 });
  const tag = languageTag(locale);
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
  const walls = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const weekdays = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' });
  return {
    words: messagesFor(locale).promotionSays,
    language,
    money: (amountMinor) => formatMoney({ amountMinor, currency: marketCurrencies[market] }, locale),
    percent: (basisPoints) => percents.format(basisPoints / 10_000),
    wall: (wallTime) => walls.format(new Date(`${wallTime}:00Z`)),
    // The first of January 2024 was a Monday.
    weekday: (weekday) => weekdays.format(new Date(Date.UTC(2024, 0, weekday))),
    category,
    variant,
    group: (code) => groups?.groups.find((group) => group.code === code)?.title[language] ?? code,
    promotion: (id) => others?.promotions.find(({ promotionId }) => promotionId === id)?.title[language],
  };
}
