import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, text } from '../ids.ts';
import { webhookEvents, type WebhookEventName } from './webhook-events.ts';

const literals = <const Name extends string>(names: readonly Name[]) =>
  Type.Unsafe<Name>(Type.Union(names.map((name) => Type.Literal(name))));

const orNull = <const Inner extends Parameters<typeof Type.Union>[0][number]>(inner: Inner) =>
  Type.Union([inner, Type.Null()]);

const EventNames = Type.Array(literals(Object.keys(webhookEvents) as WebhookEventName[]), {
  minItems: 1,
  maxItems: 30,
});
const Url = Type.String({ pattern: '^https?://', maxLength: 500 });

/** `pausedBecause`: staff said so, too many requests failed, or the receiver answered 410 (gone). */
const Endpoint = Type.Object({
  endpointId: Id,
  url: Type.String(),
  description: Type.String(),
  events: Type.Array(Type.String()),
  isActive: Type.Boolean(),
  pausedBecause: orNull(literals(['staff', 'failures', 'gone'])),
  pausedAt: orNull(Instant),
  /** Requests that failed since the last that did not. */
  failuresInARow: Type.Integer(),
  /** Counted up to 1,000. */
  parked: Type.Integer(),
  waiting: Type.Integer(),
  /** Until then requests are signed with the secret before, too. */
  previousSecretUntil: orNull(Instant),
  version: Type.Integer(),
  /** Who gave it this version, e.g. `staff:<id>`, or `system` that paused it; null when that was not kept. */
  changedBy: orNull(Type.String()),
  changedAt: Instant,
  createdAt: Instant,
});

const State = literals(['pending', 'delivered', 'parked']);

const Delivery = Type.Object({
  deliveryId: Id,
  event: Type.String(),
  key: Type.String(),
  state: State,
  attempts: Type.Integer(),
  createdAt: Instant,
  /** When it is tried next; null when it is settled or waits behind another of its key. */
  dueAt: orNull(Instant),
  settledAt: orNull(Instant),
});

/** `status` is null when there was no answer; then `error` says why. `answer` is its first 1,024 bytes as text. */
const Attempt = Type.Object({
  at: Instant,
  status: orNull(Type.Integer()),
  error: orNull(Type.String()),
  durationMs: Type.Integer(),
  answer: Type.String(),
});

const manage = { access: ['staff:config.manage'], callers: ['gateway'], timeoutMs: 3000 } as const;
const byId = { endpointId: Id };
const strict = { additionalProperties: false };

export const webhookCalls = {
  listWebhooks: call({
    ...manage,
    summary: 'Every endpoint that is told of events (at most 50), newest first.',
    input: Type.Object({}, strict),
    output: Type.Object({ endpoints: Type.Array(Endpoint) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/webhook-endpoints' },
  }),
  createWebhook: call({
    ...manage,
    summary:
      'Adds an endpoint that is told of events by signed requests (Standard Webhooks). Its secret is in the first answer only: a repeat of the request gets an empty one.',
    input: Type.Object({ url: Url, description: text(200, 0), events: EventNames }, strict),
    output: Type.Object({ endpoint: Endpoint, secret: Type.String() }),
    refusals: ['value-invalid', 'quantity-limit'],
    repeat: 'key',
    http: { method: 'POST', path: '/webhook-endpoints', successStatus: 201 },
  }),
  updateWebhook: call({
    ...manage,
    summary:
      'Changes an endpoint, pauses it or lets it go on; `version` is the one that was seen. What came while it was paused goes out then. A repeat changes nothing.',
    input: Type.Object(
      {
        ...byId,
        version: Type.Integer({ minimum: 1 }),
        url: Url,
        description: text(200, 0),
        events: EventNames,
        isActive: Type.Boolean(),
      },
      strict,
    ),
    output: Endpoint,
    refusals: ['not-found', 'value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/webhook-endpoints/{endpointId}' },
  }),
  removeWebhook: call({
    ...manage,
    summary:
      'Takes an endpoint away with its log; what has not been delivered never will be. One that is gone is answered alike.',
    input: Type.Object(byId, strict),
    output: Type.Object({}),
    refusals: [],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/webhook-endpoints/{endpointId}' },
  }),
  rotateWebhookSecret: call({
    ...manage,
    summary:
      'Gives an endpoint a new secret; for a day requests carry the signature of the old one too. It is in the first answer only.',
    input: Type.Object(byId, strict),
    output: Type.Object({ secret: Type.String(), previousSecretUntil: Instant }),
    refusals: ['not-found'],
    repeat: 'key',
    http: { method: 'POST', path: '/webhook-endpoints/{endpointId}/secret' },
  }),
  testWebhook: call({
    ...manage,
    summary:
      'Sends an endpoint one event `webhook.test` now and gives what it answered; it is not tried again.',
    input: Type.Object(byId, strict),
    output: Type.Object({ deliveryId: Id, isDelivered: Type.Boolean(), attempt: Attempt }),
    refusals: ['not-found'],
    repeat: 'key',
    timeoutMs: 15_000,
    http: { method: 'POST', path: '/webhook-endpoints/{endpointId}/test' },
  }),
  listWebhookDeliveries: call({
    ...manage,
    summary: 'What an endpoint was told in the last 30 days, newest first, page by page.',
    input: Type.Object(
      {
        ...byId,
        state: Type.Optional(State),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      strict,
    ),
    output: Type.Object({ deliveries: Type.Array(Delivery), nextCursor: orNull(Type.String()) }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/webhook-endpoints/{endpointId}/deliveries' },
  }),
  getWebhookDelivery: call({
    ...manage,
    summary: 'One delivery with the body that was sent and its last 50 attempts, newest first.',
    input: Type.Object({ deliveryId: Id }, strict),
    output: Type.Object({ ...Delivery.properties, body: Type.String(), log: Type.Array(Attempt) }),
    refusals: ['not-found'],
    repeat: 'read',
    http: { method: 'GET', path: '/webhook-deliveries/{deliveryId}' },
  }),
  redriveWebhookDeliveries: call({
    ...manage,
    summary:
      'Tries parked deliveries of an endpoint again, one or all (up to 10,000 at once); `isMore` tells whether some are left.',
    input: Type.Object({ ...byId, deliveryId: Type.Optional(Id) }, strict),
    output: Type.Object({ redriven: Type.Integer(), isMore: Type.Boolean() }),
    refusals: [],
    repeat: 'natural',
    http: { method: 'POST', path: '/webhook-endpoints/{endpointId}/redrive' },
  }),
  listStaffNotices: call({
    ...manage,
    summary: 'What the shop tells its staff unasked, newest first: endpoints that were paused.',
    input: Type.Object(
      {
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      strict,
    ),
    output: Type.Object({
      notices: Type.Array(
        Type.Object({
          noticeId: Id,
          kind: literals(['webhook-paused']),
          /** What it is about: here the endpoint. */
          target: Type.String(),
          detail: Type.String(),
          at: Instant,
        }),
      ),
      nextCursor: orNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/notices' },
  }),
};
