import { breaches, breachOf } from '#contracts/breaches.ts';
import type { Repair } from '#contracts/breach-kind.ts';
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
  'recount-figures': 'The figure is made anew from the rows that it is the sum of.',
};

/** The safe repair of a rule that does not hold; none where a person must decide. */
export function repairOf(room: string, rule: string): Repair | null {
  const name = breachOf(room, rule);
  return name ? breaches[name].repair : null;
}

/** A breach as staff see it. */
export function viewBreach({ room, rule, id, detail, since, openBecause, toldAt }: Row): BreachValue {
  const breach = breachOf(room, rule) ?? 'unnamed';
  const repair = repairOf(room, rule);
  const runbook = `docs/runbooks/${breach}.md`;
  const told = { isTold: toldAt !== null, runbook, repair: repair && sentences[repair] };
  return { breach, room, rule, id, detail, since, openBecause, ...told };
}
