import { setTimeout as delay } from 'node:timers/promises';
import type { ChaosShop } from '../../chaos-shop.ts';

/** Something that ails a shop while others work. */
export type Ailment = {
  name: string;
  /** Gives back what it took away, whatever becomes of the work. */
  during: (shop: ChaosShop, work: () => Promise<void>) => Promise<void>;
  /** The provider does not answer: an order may be moving for as long. */
  silences?: 'the provider';
};

/** What ails the payment provider: every request, or every second one, meets it. */
const ofProvider: Ailment[] = [
  provider('slow', { delayMs: 2000 }),
  provider('refusing', { failRate: 1, failMode: 'refuse' }),
  provider('cutting off', { failRate: 0.5, failMode: 'disconnect' }),
  { ...provider('stalled', { failRate: 1, failMode: 'stall' }), silences: 'the provider' },
  provider('lying: 500 after success', { failRate: 0.5, failMode: 'error_after_success' }),
  {
    ...provider('silent after success', { failRate: 0.5, failMode: 'stall_after_success' }),
    silences: 'the provider',
  },
  provider('cutting off after success', { failRate: 0.5, failMode: 'disconnect_after_success' }),
  provider('keeping its webhooks back', { webhooksPaused: true }),
];

/** Every ailment: those of the provider, events that nobody relays, and a database that is stopped and started. */
export const ailments: readonly Ailment[] = [
  ...ofProvider,
  { name: 'events that stand', during: whileEventsStand },
  { name: 'the database is restarted', during: whileDatabaseRestarts },
];

function provider(name: string, control: object): Ailment {
  return {
    name,
    during: async (shop, work) => {
      await shop.provider('/v1/control', control);
      try {
        await work();
      } finally {
        await shop.provider('/v1/control', {});
      }
    },
  };
}

/** Takes the leases of all relays away, so that nobody may bring events, and gives them back. */
async function whileEventsStand(shop: ChaosShop, work: () => Promise<void>): Promise<void> {
  await shop.sql(
    `update platform.lease set holder = 'chaos', until = now() + interval '1 hour', fence = fence + 1
     where name like 'relay%'`,
  );
  // So long may a relay believe that the lease is still its own.
  await delay(11_000);
  try {
    await work();
  } finally {
    await shop.sql(`update platform.lease set until = now() where holder = 'chaos'`);
  }
}

/** Stops the server in the way that lets nobody finish; whoever keeps the shop running starts it again. */
async function whileDatabaseRestarts(shop: ChaosShop, work: () => Promise<void>): Promise<void> {
  const { postgres } = await shop.processes();
  if (postgres === undefined) throw new Error('the database does not run');
  process.kill(postgres, 'SIGINT');
  await work();
}
