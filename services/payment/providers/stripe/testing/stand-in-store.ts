import { randomBytes } from 'node:crypto';
import { invalid } from './stand-in-error.ts';

/** An object of the API, with the ids of others in place of them. */
export type Thing = {
  id: string;
  object: string;
  created: number;
  metadata: Record<string, string>;
  [field: string]: unknown;
};

export type StandInStore = ReturnType<typeof standInStore>;

/** Everything the stand-in knows, newest first, by kind; `clock.shiftMs` moves its time. */
export function standInStore() {
  const things = new Map<string, Thing>();
  const clock = { shiftMs: 0 };
  const nowSeconds = () => Math.floor((Date.now() + clock.shiftMs) / 1000);

  function add(object: string, prefix: string, fields: Record<string, unknown>): Thing {
    const id = `${prefix}_${randomBytes(12).toString('hex')}`;
    const thing = { id, object, created: nowSeconds(), metadata: {}, livemode: false, ...fields };
    things.set(id, thing);
    return thing;
  }

  function find(id: unknown, object: string): Thing {
    const thing = typeof id === 'string' ? things.get(id) : undefined;
    if (thing?.object !== object)
      throw invalid(`No such ${object}: '${String(id)}'`, 'resource_missing', 404);
    return thing;
  }

  function all(object: string): Thing[] {
    return [...things.values()].filter((thing) => thing.object === object).toReversed();
  }

  /** What moves the balance: a positive amount comes in. */
  function move(category: string, amount: number, fee: number, source: Thing): string {
    const { id } = add('balance_transaction', 'txn', {
      amount,
      fee,
      net: amount - fee,
      currency: source['currency'],
      source: source.id,
      reporting_category: category,
      type: category.startsWith('dispute') ? 'adjustment' : category,
      status: 'available',
    });
    return id;
  }

  return { things, clock, nowSeconds, add, find, all, move };
}

/** Makes ids into what they name, along paths such as `data.payment_intent.latest_charge.refunds`: four steps at most. */
export function expand(store: StandInStore, told: Record<string, unknown>, paths: readonly string[]) {
  const copy = structuredClone(told);
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.filter((step) => step !== 'data').length > 4) {
      throw invalid('You cannot expand more than 4 levels of a property');
    }
    walk(store, copy, steps);
  }
  return copy;
}

function walk(store: StandInStore, at: Record<string, unknown>, [step = '', ...rest]: string[]): void {
  const value = step === 'refunds' ? embeddedRefunds(store, at) : at[step];
  if (Array.isArray(value)) {
    for (const each of value) walk(store, each as Record<string, unknown>, rest);
    return;
  }
  const known = typeof value === 'string' ? store.things.get(value) : undefined;
  const inner = known ? structuredClone(known) : value;
  at[step] = inner;
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) {
    walk(store, inner as Record<string, unknown>, rest);
  }
}

function embeddedRefunds(store: StandInStore, charge: Record<string, unknown>) {
  const refunds = store.all('refund').filter((refund) => refund['charge'] === charge['id']);
  return { object: 'list', data: structuredClone(refunds.slice(0, 10)), has_more: refunds.length > 10 };
}
