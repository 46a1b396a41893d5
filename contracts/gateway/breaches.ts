import type { BreachKind } from '../breach-kind.ts';

/** What the auditor can find of webhooks and staff records, by the name of its page in docs/runbooks. */
export const gatewayBreaches = {
  webhooks: {
    room: 'gateway',
    repair: null,
    rules: [
      'the first of a lane is due or parked',
      'nothing overtakes in a lane',
      'what was delivered was taken by its receiver',
      'secrets are sealed',
      'staff are told of an endpoint that pauses by itself',
    ],
  },
  'staff-records': {
    room: 'gateway',
    repair: null,
    rules: ['a staff action names who did it', 'an audit entry names who asked'],
  },
} as const satisfies Record<string, BreachKind>;
