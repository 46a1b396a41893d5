import { statement } from '#runtime/db/statement.ts';

export type DeliveryRow = {
  deliveryId: string;
  event: string;
  key: string;
  state: 'pending' | 'delivered' | 'parked';
  attempts: number;
  createdAt: string;
  dueAt: string | null;
  settledAt: string | null;
};

const columns = `delivery_id as "deliveryId", event, key, state, attempts, created_at as "createdAt", due_at as "dueAt",
  settled_at as "settledAt"`;

/** A page of what an endpoint was told, newest first, before a delivery. */
export const listDeliveries = statement<DeliveryRow, [endpointId: string, before: string, limit: number]>(
  'gateway.delivery.list',
  `select ${columns} from webhook_delivery where endpoint_id = $1 and delivery_id < $2 order by delivery_id desc limit $3`,
);

/** The same, of one state. */
export const listDeliveriesOfState = statement<
  DeliveryRow,
  [endpointId: string, before: string, limit: number, state: string]
>(
  'gateway.delivery.list-of-state',
  `select ${columns} from webhook_delivery where endpoint_id = $1 and state = $4 and delivery_id < $2
   order by delivery_id desc limit $3`,
);

export const findDelivery = statement<DeliveryRow & { body: string }, [deliveryId: string]>(
  'gateway.delivery.find',
  `select ${columns}, body from webhook_delivery where delivery_id = $1`,
);

export type AttemptRow = {
  at: string;
  status: number | null;
  error: string | null;
  durationMs: number;
  answer: string;
};

/** The last attempts of a delivery, newest first. */
export const listAttempts = statement<AttemptRow, [deliveryId: string, limit: number]>(
  'gateway.attempt.list',
  `select at, status, error, duration_ms as "durationMs", answer from webhook_attempt
   where delivery_id = $1 order by attempt_id desc limit $2`,
);

/** Notes one request and what came back. */
export const insertAttempt = statement<
  { at: string },
  [
    attemptId: string,
    deliveryId: string,
    status: number | null,
    error: string | null,
    durationMs: number,
    answer: string,
  ]
>(
  'gateway.attempt.insert',
  `insert into webhook_attempt (attempt_id, delivery_id, status, error, duration_ms, answer)
   select $1, delivery_id, $3, $4, $5, $6 from webhook_delivery where delivery_id = $2 returning at`,
);

/** Notes a test, which is a delivery of its own that is settled at once. */
export const insertTest = statement<
  unknown,
  [deliveryId: string, endpointId: string, body: string, state: 'delivered' | 'parked']
>(
  'gateway.delivery.insert-test',
  `insert into webhook_delivery (delivery_id, endpoint_id, event_id, event, key, body, state, attempts, settled_at)
   values ($1::uuid, $2, $1::uuid, 'webhook.test', $1::uuid::text, $3, $4, 1, now())`,
);
