import { nextStep, type NextStep } from './next-step.ts';
import type { Order } from './order.ts';

export type WaitsFor = 'payment' | 'catalog' | 'user' | 'sweeper' | 'nothing';

const waits: Readonly<Record<NextStep['name'], WaitsFor>> = {
  'give-back': 'payment',
  'ask-payment': 'payment',
  cancel: 'sweeper',
  'offer-another-try': 'sweeper',
  'chase-cash': 'sweeper',
  'commit-goods': 'catalog',
  'return-goods': 'catalog',
  'redeem-points': 'user',
  'return-points': 'user',
};

const sentences: Readonly<Record<NextStep['name'], string>> = {
  'give-back': 'Payment is asked to give the money of a payment back',
  'ask-payment':
    'Payment is asked what became of the payment; the order is paid, refused or goes on waiting by its answer',
  cancel: 'The order is cancelled: its goods and its money are given back',
  'offer-another-try': 'The buyer may try to pay again',
  'chase-cash': 'Staff are told once more that its cash is missing',
  'commit-goods':
    'Its goods are set aside for good; if they are gone it is cancelled and its money given back',
  'return-goods': 'Its goods go back into what may be sold',
  'redeem-points': 'The points of its buyer are redeemed',
  'return-points': 'The points of its buyer are given back',
};

/** What an order waits for, and what going on with it and undoing it would do; null where that may not be done. */
export function tellStuck(order: Order): {
  waitsFor: WaitsFor;
  advance: string | null;
  undo: string | null;
} {
  const step = nextStep(order, new Set());
  const isSent = order.fulfilment !== 'none';
  const again = isSent ? 'Payment is asked again' : 'Payment is asked again, and the catalog for its goods';
  return {
    waitsFor: step ? waits[step.name] : 'nothing',
    advance: order.isLeased ? null : `${step ? sentences[step.name] : again}.`,
    undo:
      order.state === 'cancelled' || isSent || order.isCharging || order.isLeased
        ? null
        : 'The order is cancelled: its goods go back into what may be sold, and all money of it is given back.',
  };
}
