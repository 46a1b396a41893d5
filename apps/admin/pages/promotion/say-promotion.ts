import type { GoodsValue, PromotionValue } from '#contracts/order/promotion.ts';
import type { Messages } from '../../messages/en.ts';

export type PromotionDraft = Omit<PromotionValue, 'version'>;
export type PromotionPart = keyof Messages['promotions']['parts'];
export type SaidPart = { part: PromotionPart; text: string };

/** How names and figures are written in the language of the words. */
export type Speech = {
  words: Messages['promotionSays'];
  language: 'en' | 'zh';
  money: (amountMinor: number) => string;
  percent: (basisPoints: number) => string;
  wall: (wallTime: string) => string;
  weekday: (weekday: number) => string;
  variant: (variantId: string) => string | undefined;
  category: (slug: string) => string | undefined;
  group: (code: string) => string;
  promotion: (promotionId: string) => string | undefined;
};

const namesMost = 3;

/** What a promotion says, a sentence for each part of it, the same for all that behave the same. */
export function sayPromotion(draft: PromotionDraft, speech: Speech): SaidPart[] {
  const { words } = speech;
  return [
    { part: 'name', text: draft.title[speech.language].trim() || words.nameless },
    { part: 'gives', text: sayAction(draft.action, speech) },
    { part: 'conditions', text: sayConditions(draft.conditions, speech) },
    { part: 'time', text: sayTime(draft, speech) },
    { part: 'coupon', text: draft.needsCoupon ? words.coupon : words.everybody },
    { part: 'stacking', text: sayStacking(draft, speech) },
    { part: 'state', text: draft.isActive ? words.on : words.off },
  ];
}

/** What buyers get. */
export function sayAction(action: PromotionDraft['action'], speech: Speech): string {
  const { words, money, percent } = speech;
  if (action.type === 'percent')
    return words.percent(percent(action.basisPoints), sayGoods(action.goods, speech));
  if (action.type === 'fixed') return words.fixed(money(action.amountMinor), sayGoods(action.goods, speech));
  if (action.type === 'gift')
    return words.gift(action.quantity, speech.variant(action.variantId) ?? words.unknown);
  if (action.type === 'free-shipping') {
    const { methods, amountMostMinor } = action;
    return words.freeShipping(methods, amountMostMinor === null ? null : money(amountMostMinor));
  }
  const { buyQuantity, getQuantity, basisPoints, buy, get, timesMost } = action;
  const from = get === null ? null : sayGoods(get, speech);
  const less = basisPoints === 10_000 ? null : percent(basisPoints);
  const said = words.buyGet(buyQuantity, sayGoods(buy, speech), getQuantity, from, less);
  return timesMost === null ? said : said + words.timesMost(timesMost);
}

/** Goods by name; `or` between those of which one is enough. */
function sayGoods(goods: GoodsValue, { words, category, variant }: Speech, isEither = false): string {
  if (goods === null) return words.allGoods;
  const names = [
    ...goods.categorySlugs.map((slug) => category(slug) ?? slug),
    ...goods.variantIds.map((id) => variant(id) ?? words.unknown),
  ];
  if (names.length <= namesMost) return (isEither ? words.either : words.joined)(names);
  return words.more(names.slice(0, namesMost), names.length - namesMost);
}

function sayConditions(conditions: PromotionDraft['conditions'], speech: Speech): string {
  const { words, money } = speech;
  const { goods, quantityLeast, amountLeastMinor, customerGroups, weekdays, hours } = conditions;
  const named = sayGoods(goods, speech, true);
  const asked = [
    ...(goods && quantityLeast === null && amountLeastMinor === null ? [words.holds(named)] : []),
    ...(quantityLeast === null ? [] : [words.quantity(quantityLeast, named)]),
    ...(amountLeastMinor === null ? [] : [words.worth(money(amountLeastMinor), named)]),
  ];
  const limits = [
    ...(customerGroups ? [words.groups(customerGroups.map((code) => speech.group(code)))] : []),
    ...(weekdays
      ? [words.weekdays(weekdays.toSorted((a, b) => a - b).map((day) => speech.weekday(day)))]
      : []),
    ...(hours ? [words.hours(hours.from, hours.until)] : []),
  ];
  const said = [
    ...(asked.length > 0 ? [words.when(asked)] : []),
    ...(limits.length > 0 ? [words.only(limits)] : []),
  ];
  return said.length > 0 ? said.join(speech.language === 'zh' ? '；' : '. ') : words.noConditions;
}

function sayTime({ beginsAt, endsAt }: PromotionDraft, { words, wall }: Speech): string {
  if (beginsAt && endsAt) return words.between(wall(beginsAt), wall(endsAt));
  if (beginsAt) return words.begins(wall(beginsAt));
  return endsAt ? words.ends(wall(endsAt)) : words.always;
}

function sayStacking({ isExclusive, stacksWith, priority }: PromotionDraft, speech: Speech): string {
  const { words } = speech;
  const name = (id: string) => speech.promotion(id) ?? words.nameless;
  const isAlone = isExclusive || stacksWith?.length === 0;
  const others = stacksWith ? words.withSome(stacksWith.map(name)) : words.withAll;
  const comma = speech.language === 'zh' ? '，' : ', ';
  return (isAlone ? words.alone : others) + comma + words.priority(priority);
}
