import type { BreachKind } from './breach-kind.ts';
import { catalogBreaches } from './catalog/breaches.ts';
import { gatewayBreaches } from './gateway/breaches.ts';
import { insightBreaches } from './insight/breaches.ts';
import { orderBreaches } from './order/breaches.ts';
import { paymentBreaches } from './payment/breaches.ts';
import { userBreaches } from './user/breaches.ts';

/** Everything that the auditor can find, by the name of its page in docs/runbooks. */
export const breaches = {
  ...catalogBreaches,
  ...orderBreaches,
  ...paymentBreaches,
  ...insightBreaches,
  ...userBreaches,
  ...gatewayBreaches,
};

export type BreachName = keyof typeof breaches;

const names = new Map<string, BreachName>(
  (Object.entries(breaches) as [BreachName, BreachKind][]).flatMap(([name, { room, rules }]) =>
    rules.map((rule) => [`${room} ${rule}`, name] as const),
  ),
);

/** The kind of breach that a broken rule of a room is; undefined for a rule that no page tells of. */
export function breachOf(room: string, rule: string): BreachName | undefined {
  return names.get(`${room} ${rule}`);
}

/** Whether a rule of a room is asked once a day only, when all is counted anew. */
export function isDaily(room: string, rule: string): boolean {
  const name = breachOf(room, rule);
  const kind: BreachKind | undefined = name && breaches[name];
  return kind?.daily === 'all' || kind?.daily?.includes(rule) === true;
}
