import { breaches, breachOf } from '#contracts/breaches.ts';
import type { BreachKind, Repair } from '#contracts/breach-kind.ts';
import type { BreachValue } from '#contracts/insight/breach.ts';

type Row = {
  room: string;
  rule: string;
  id: string;
  detail: string;
  since: string;
  openBecause: string | null;
  toldAt: string | null;
};

const sentences: Readonly<Record<Repair, string>> = {
  'advance-order':
    'The order is taken up: payment is asked of each of its payments, and the catalog to set its goods aside or take them back.',
  'recount-stock': 'The counters of the variant are set to the sums of its movements.',
  'tell-stock': 'The level of the variant is set to what may be ordered of it, and everybody is told again.',
  'tell-product':
    'The rating of the product is made anew from its approved reviews, and everybody is told of the product again.',
  'recount-coupon': 'What the coupon counts, in all and by buyer, is set to the live orders that use it.',
  'settle-payment':
    'The payment, the capture or the refund is looked after now: its provider is asked, or what waits is sent, or what is not wanted is given back.',
  'recount-points':
    'The balance of the customer is set to the sum of their entries, and what is reserved to what is held.',
  'recount-figures': 'The figure is made anew from the rows that it is the sum of.',
};

/** The safe repair of a rule that does not hold; none where a person must decide. */
export function repairOf(room: string, rule: string): Repair | null {
  const name = breachOf(room, rule);
  if (!name) return null;
  const { repair, decided }: BreachKind = breaches[name];
  return decided?.includes(rule) ? null : repair;
}

/** A breach as staff see it. */
export function viewBreach({ room, rule, id, detail, since, openBecause, toldAt }: Row): BreachValue {
  const breach = breachOf(room, rule) ?? 'unnamed';
  const repair = repairOf(room, rule);
  const runbook = `docs/runbooks/${breach}.md`;
  const told = { isTold: toldAt !== null, runbook, repair: repair && sentences[repair] };
  return { breach, room, rule, id, detail, since, openBecause, ...told };
}
