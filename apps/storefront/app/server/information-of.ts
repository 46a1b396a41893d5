import type { AnswerOf } from '#contracts/services.ts';
import { information as english, type Information } from '../../../ui/messages/en/information.ts';
import { information as chinese } from '../../../ui/messages/zh/information.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { ShopLocale } from './locale-of.ts';

/** The text of a page that explains the shop, with the facts of its terms; undefined when there is no such page. */
export function informationOf(
  name: string,
  locale: ShopLocale,
  { seller, returnDays, delivery }: AnswerOf<'order', 'getTerms'>,
): Information | undefined {
  const texts = locale === 'zh-cn' ? chinese : english;
  if (!Object.hasOwn(texts, name)) return undefined;
  return texts[name as keyof typeof texts]({
    shopName: messagesFor(locale).shopName,
    sellerName: seller.name,
    sellerAddress: seller.address,
    email: seller.email,
    returnDays,
    sendsAbroad: delivery.some(({ isAbroad }) => isAbroad),
  });
}
