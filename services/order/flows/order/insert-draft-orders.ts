import { randomBytes } from 'node:crypto';
import { isRefusal, refuse, type Refusal } from '#contracts/refusals.ts';
import { locales, type Locale, type Market } from '#contracts/markets.ts';
import { money } from '#contracts/money.ts';
import { announce } from '#runtime/events/announce.ts';
import type { Tools } from '#runtime/tools.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import type { Quote } from '../../domain/cart.ts';
import type { Draft, DraftFault, PricedDraft } from '../../domain/draft/draft.ts';
import { priceDraft } from '../../domain/draft/price-draft.ts';
import { quantitiesOf, quotesToAsk } from '../../domain/draft/quotes-to-ask.ts';
import type { Order } from '../../domain/order.ts';
import { whoIs } from '../../domain/who-is.ts';
import { refuseFutureDrafts } from '../../store/draft/draft-orders.ts';
import { insertDrafts } from '../../store/draft/insert-drafts.ts';
import { findTaxOnDays } from '../../store/draft/tax-on-days.ts';
import { inputHash } from '../../store/input-hash.ts';
import { findOrders } from '../../store/orders.ts';
import { writeTimelines } from '../../store/timeline.ts';
import { findGroups } from './find-groups.ts';
import { leaseOf } from './grip-of.ts';
import { newOrderNumber } from './new-order-number.ts';

type Placed = Map<string, Order | DraftFault>;

/**
 * Prices drafts and places them, all in one flight, each with its event. Gives the orders, in hand, by reference, with
 * the faults of those that cannot be placed; `moved` when a reference or a number was taken meanwhile.
 */
export async function insertDraftOrders(
  tools: Tools<'order'>,
  drafts: readonly Draft[],
  mayImport: boolean,
): Promise<Placed | Refusal<'invalid-input'> | 'moved'> {
  const byMarket = Map.groupBy(
    drafts,
    ({ locale, market }) => `${locale} ${market ?? locales[locale].market}`,
  );
  const priced: (readonly [string, PricedDraft | DraftFault])[] = [];
  for (const alike of byMarket.values()) priced.push(...(await priceDrafts(tools, alike, mayImport)));
  const ready = priced.flatMap(([, draft]) => ('code' in draft ? [] : [draft]));
  const placed: Placed = new Map(
    priced.flatMap(([reference, draft]) => ('code' in draft ? [[reference, draft]] : [])),
  );
  if (ready.length === 0) return placed;
  const { holder, leaseMs } = leaseOf(tools);
  const orderIds = ready.map(({ orderId }) => orderId);
  const times = ready.map(({ placedAt }) => placedAt);
  const said = ready.flatMap(({ placedAt, paidAt }) => [placedAt ?? [], paidAt ?? []].flat());
  tools.killPoint('order.place-draft-orders.before-placed');
  const flown = await tools.db.tryFlight([
    refuseFutureDrafts(said),
    insertDrafts(JSON.stringify(ready), holder, leaseMs),
    writeTimelines(orderIds, times, 'placed', whoIs(tools.context.subject), 'Staff wrote the order down.'),
    ...ready.map((draft) => announcePlaced(tools, draft)),
    findOrders(orderIds),
  ]);
  if (flown.isRefused) return whyNotPlaced(flown.refusedBy);
  const orders = new Map((flown.rows.at(-1) as Order[]).map((order) => [order.orderId, order]));
  for (const { reference, orderId } of ready) {
    const order = orders.get(orderId);
    if (!order) throw new Error(`order ${orderId} was placed and is not there`);
    placed.set(reference, order);
  }
  return placed;
}

/** Prices drafts of one language and market. */
async function priceDrafts(
  tools: Tools<'order'>,
  drafts: readonly Draft[],
  mayImport: boolean,
): Promise<(readonly [string, PricedDraft | DraftFault])[]> {
  const [first] = drafts;
  if (!first) return [];
  const { locale, market = locales[locale].market } = first;
  const quotes = await quoteAll(tools, drafts, { locale, market });
  const days = drafts.map(({ placedAt = null }) => placedAt);
  const taxOnDays = await tools.db.rows(findTaxOnDays(market, days));
  return drafts.map((draft, index) => {
    const taxRules = taxOnDays[index];
    if (!taxRules) throw new Error('a day has no tax rules');
    const ids = {
      // Lists go by the id: an order of the past stands among its own.
      orderId: uuidv7(draft.placedAt === undefined ? undefined : Date.parse(draft.placedAt)),
      orderNumber: newOrderNumber(),
      orderKey: randomBytes(24).toString('base64url'),
      inputHash: inputHash(draft),
      lineIds: draft.lines.map(() => uuidv7()),
    };
    const known = { quotes: quotes[index] ?? new Map(), taxRules, isImported: mayImport };
    return [draft.reference, priceDraft(draft, ids, known)];
  });
}

/** What the catalog says of each draft's variants, at the price of the quantity that the draft orders, for the groups of its buyer. */
async function quoteAll(
  tools: Tools<'order'>,
  drafts: readonly Draft[],
  place: { locale: Locale; market: Market },
): Promise<Map<string, Quote>[]> {
  const groupsOf = await findGroups(tools, drafts);
  const quotes = new Map<Draft, Map<string, Quote>>();
  for (const [groups, alike] of Map.groupBy(drafts, groupsOf)) {
    const told = await quoteAlike(tools, alike.map(quantitiesOf), { place, groups });
    for (const [index, draft] of alike.entries()) quotes.set(draft, told[index] ?? new Map());
  }
  return drafts.map((draft) => quotes.get(draft) ?? new Map());
}

/** The same for buyers of the same groups, whose codes stand apart by blanks. */
async function quoteAlike(
  tools: Tools<'order'>,
  wishes: readonly Map<string, number>[],
  { place, groups }: { place: { locale: Locale; market: Market }; groups: string },
): Promise<Map<string, Quote>[]> {
  const told = new Map<string, Quote>();
  for (const asked of quotesToAsk(wishes)) {
    const quantityOf = new Map(asked.map(({ variantId, quantity }) => [variantId, quantity]));
    const answer = await tools.call.catalog.quote({
      variantIds: [...quantityOf.keys()],
      ...(asked.every(({ quantity }) => quantity === 1) ? {} : { quantities: [...quantityOf.values()] }),
      ...(groups === '' ? {} : { groups: groups.split(' ') }),
      ...place,
    });
    if (isRefusal(answer)) throw new Error(`the catalog refused to quote: ${answer.detail}`);
    for (const quote of answer.variants)
      told.set(`${quote.variantId} ${quantityOf.get(quote.variantId)}`, quote);
  }
  return wishes.map((wish) => {
    const found = [...wish].flatMap(([variantId, quantity]) => told.get(`${variantId} ${quantity}`) ?? []);
    return new Map(found.map((quote) => [quote.variantId, quote]));
  });
}

function announcePlaced(
  tools: Tools<'order'>,
  { orderId, locale, totalMinor, currency, placedAt }: PricedDraft,
) {
  const payload = { orderId, locale, total: money(totalMinor, currency), ...(placedAt ? { placedAt } : {}) };
  return announce(tools, 'order.placed', { key: orderId, version: 1, payload });
}

function whyNotPlaced(refusedBy: string): Refusal<'invalid-input'> | 'moved' {
  if (refusedBy === 'draft_orders_reference' || refusedBy === 'orders_order_number') return 'moved';
  if (refusedBy === 'draft-in-future') {
    return refuse('invalid-input', 'An order cannot be placed or paid in the future.', { path: '/orders' });
  }
  throw new Error(`the orders could not be placed: ${refusedBy}`);
}
