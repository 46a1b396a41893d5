import type { Mutation } from './mutation.ts';

const repeats = 'runtime/door/repeat.db.test.ts';
const relay = 'runtime/events/relay/relay.db.test.ts';
const sales = 'services/insight/flows/sales/sales.service.test.ts';

/** The guards that all rooms share: repeats of requests, leases, and events that have one effect. */
export const machineryMutations: Mutation[] = [
  {
    name: 'idempotency-row',
    file: 'runtime/door/remember.ts',
    text: 'return [storeAnswer(scope, call, key, hash, holder, sealAnswer(repeat, answer))];',
    instead: 'return [];',
    why: 'a request that is sent twice is done twice',
    test: {
      file: repeats,
      name: 'a repeat is told the first answer and has no effect; each takes a fixed number of statements',
    },
  },
  {
    name: 'idempotency-holder',
    file: 'runtime/door/idempotency-store.ts',
    text: 'where known.holder = excluded.holder and known.response is null',
    instead: 'where true',
    why: 'the answer of a worker that was given up for dead replaces the one that was told',
    test: {
      file: repeats,
      name: 'one who was given up for dead and is not finds the answer of who went on',
    },
  },
  {
    name: 'idempotency-hash',
    file: 'runtime/door/with-repeat.ts',
    text: 'if (row.hash !== repeat.hash) {',
    instead: "if (row.hash === '') {",
    why: 'another request is told the answer of the first',
    test: { file: repeats, name: 'another request with the same key is refused, and nothing changes' },
  },
  {
    name: 'lease-taken-once',
    file: 'runtime/lease/store/leases.ts',
    text: 'where lease.until <= clock_timestamp()',
    instead: 'where true',
    why: 'two processes do what only one may',
    test: { file: 'runtime/lease/leases.db.test.ts', name: 'twenty at once: one takes it' },
  },
  {
    name: 'relay-fence',
    file: 'runtime/events/store/event-cursors.ts',
    text: 'where listener = $1 and fence = $2 returning 1)',
    instead: 'where listener = $1 and $2::bigint > 0 returning 1)',
    why: 'a relay that stood still moves the place of its successor',
    test: { file: relay, name: 'a stalled relay with a stale fence moves nothing and parks nothing' },
  },
  {
    name: 'relay-postponed',
    file: 'runtime/events/relay/settle.ts',
    text: 'const settled = hole === -1 ? batch.rows : batch.rows.slice(0, hole);',
    instead: 'const settled = batch.rows;',
    why: 'events that a listener could not take are lost',
    test: {
      file: relay,
      name: 'when the listener breaks down within a batch the position is held there, and nothing is parked',
    },
  },
  {
    name: 'relay-parking',
    file: 'runtime/events/relay/settle.ts',
    text: '...(ids.length > 0 ? [parkEvents(listener, ids, errors, retryDelaysMs)] : []),',
    instead: '',
    why: 'events that failed are forgotten',
    test: { file: relay, name: 'a poisoned event parks its key only; redrive goes on in order' },
  },
  {
    name: 'double-event-sales',
    file: 'services/insight/store/sales/orders.ts',
    text: 'where known.paid_on is null',
    instead: 'where true',
    why: 'an order that is told twice is sold twice',
    test: { file: sales, name: 'orders and revenue are counted once, however often they are told' },
  },
  {
    name: 'double-event-points',
    file: 'services/user/store/points/orders.ts',
    text: 'case when exists (select from noted) then $3::bigint else 0 end',
    instead: '$3::bigint',
    why: 'a refund that is told twice takes points back twice',
    test: {
      file: 'services/user/flows/points/points.service.test.ts',
      name: 'whatever the order of the news, each twice and at once, the points of what was kept remain',
    },
  },
  {
    name: 'double-event-webhook',
    file: 'services/gateway/store/webhook/deliveries.ts',
    text: '   on conflict on constraint webhook_delivery_once do nothing\n',
    instead: '',
    why: 'an event that is heard twice can never be recorded, or goes out twice',
    test: {
      file: 'services/gateway/flows/webhook/webhooks.service.test.ts',
      name: 'an event that is heard twice goes out once, and costs one round trip and four statements',
    },
  },
];
