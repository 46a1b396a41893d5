import { isRefusal } from '#contracts/refusals.ts';
import type { Tools } from '#runtime/tools.ts';
import type { AdditionWish } from '../../domain/addition/addition.ts';
import { planAddition } from '../../domain/addition/plan-addition.ts';
import { refuseAddition } from '../../domain/addition/refuse-addition.ts';
import type { Quote } from '../../domain/cart.ts';
import { goodsOf } from '../../domain/goods-of.ts';
import { marketOf } from '../../domain/market-of.ts';
import { onDeliveryOffers } from '../../domain/on-delivery/on-delivery-offer.ts';
import type { Order } from '../../domain/order.ts';
import { findTaxOnDays } from '../../store/draft/tax-on-days.ts';
import { findMarketRules } from '../../store/rules/market-rules.ts';

/** Works out what is added to an order, with the catalog's quotes for its buyer and the rules of today. */
export async function planOrderAddition(
  tools: Tools<'order'>,
  order: Order,
  wish: AdditionWish,
): Promise<ReturnType<typeof planAddition>> {
  const refusal = refuseAddition(order, wish);
  if (refusal) return refusal;
  const market = marketOf(order.currency);
  const [quotes, [[tax], [known]]] = await Promise.all([
    quoteAll(tools, order, wish),
    tools.db.together([findTaxOnDays(market, [null]), findMarketRules(market)]),
  ]);
  if (!tax || !known) throw new Error(`there are no rules of the market ${market}`);
  const { zones, methods } = known.rules;
  const onDelivery = onDeliveryOffers(tools.setting);
  return planAddition(order, wish, { quotes, tax, shipping: { zones, methods }, onDelivery });
}

/** What the catalog says of what is added, and of the order's own goods where a delivery is to be priced. */
async function quoteAll(
  tools: Tools<'order'>,
  order: Order,
  { lines = [], shippingMethod }: AdditionWish,
): Promise<Map<string, Quote>> {
  const wanted = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
  const others = shippingMethod === undefined ? [] : goodsOf(order);
  for (const { variantId } of others) if (!wanted.has(variantId)) wanted.set(variantId, 1);
  if (wanted.size === 0) return new Map();
  const groups = await groupsOf(tools, order);
  const all = [...wanted];
  const quotes: Quote[] = [];
  for (let from = 0; from < all.length; from += askedMost) {
    const asked = all.slice(from, from + askedMost);
    const answer = await tools.call.catalog.quote({
      variantIds: asked.map(([variantId]) => variantId),
      quantities: asked.map(([, quantity]) => quantity),
      ...(groups.length > 0 ? { groups } : {}),
      locale: order.locale,
      market: marketOf(order.currency),
    });
    if (isRefusal(answer)) throw new Error(`the catalog refused to quote: ${answer.detail}`);
    quotes.push(...answer.variants);
  }
  return new Map(quotes.map((quote) => [quote.variantId, quote]));
}

/** So many fit into one question to the catalog that tells how many of each. */
const askedMost = 200;

async function groupsOf(tools: Tools<'order'>, { customerId }: Order): Promise<string[]> {
  if (customerId === null) return [];
  const answer = await tools.call.user.customerGroups({ customerIds: [customerId] });
  if (isRefusal(answer)) throw new Error('user refused to tell the groups of a customer');
  return answer.customers.find((each) => each.customerId === customerId)?.groups.toSorted() ?? [];
}
