import { randomUUID } from 'node:crypto';
import {
  claimDeliveries,
  lockEndpoint,
  releaseDeliveries,
  type ClaimedRow,
} from '../../store/webhook/deliveries.ts';
import type { WebhookTools } from './webhook-tools.ts';

/** Bring each endpoint what is due there, several at once but never more than the settings say; none waits for another. */
export type Couriers = {
  /** Says that something is due at these endpoints. */
  wake: (tools: WebhookTools, endpointIds: readonly string[]) => void;
  /** Waits until nothing is under way. */
  rest: () => Promise<void>;
  /** Takes nothing more, lets what is under way end, and after so many milliseconds cuts it off and gives it back. */
  stop: (withinMs: number) => Promise<void>;
};

type Deliver = (tools: WebhookTools, delivery: ClaimedRow, signal: AbortSignal) => Promise<void>;

/** How much longer than a request may take a delivery is held, so that only what a dead process held is taken over. */
const leaseMarginMs = 20_000;
const cutOffMs = 1000;

/** The couriers of one process; `deliver` brings one delivery and notes what became of it. */
export function createCouriers(deliver: Deliver): Couriers {
  const rounds = new Map<string, { isWoken: boolean }>();
  const { track, rest } = trackWork();
  const held = new Map<string, { tools: WebhookTools; holder: string }>();
  const cutting = new AbortController();
  const stopping = new AbortController();

  function wake(tools: WebhookTools, endpointId: string): void {
    const round = rounds.get(endpointId);
    if (round) round.isWoken = true;
    else if (!stopping.signal.aborted) track(goRound(tools, endpointId));
  }

  /** Takes what is due and starts bringing it; once more when it was woken meanwhile. */
  async function goRound(tools: WebhookTools, endpointId: string): Promise<void> {
    try {
      for (const round = { isWoken: true }; round.isWoken && !stopping.signal.aborted;) {
        round.isWoken = false;
        rounds.set(endpointId, round);
        for (const delivery of await claim(tools, endpointId)) track(bring(tools, delivery));
      }
    } catch (error) {
      tools.log.warn('webhooks could not be taken up; they wait for the next look', { endpointId, error });
    } finally {
      rounds.delete(endpointId);
    }
  }

  async function bring(tools: WebhookTools, delivery: ClaimedRow): Promise<void> {
    const { deliveryId, endpointId, holder } = delivery;
    held.set(deliveryId, { tools, holder });
    try {
      tools.killPoint('gateway.webhook.after-claim');
      await deliver(tools, delivery, cutting.signal);
    } catch (error) {
      tools.log.warn('a webhook was left midway; it is sent again when its lease ends', {
        deliveryId,
        error,
      });
    } finally {
      if (!cutting.signal.aborted) held.delete(deliveryId);
    }
    wake(tools, endpointId);
  }

  return {
    wake: (tools, endpointIds) => endpointIds.forEach((endpointId) => wake(tools, endpointId)),
    rest,
    stop: async (withinMs) => {
      stopping.abort();
      const timer = setTimeout(() => cutting.abort(), Math.max(0, withinMs - cutOffMs));
      await rest();
      clearTimeout(timer);
      const left = [...held.values()];
      const holders = left.map(({ holder }) => holder);
      await left[0]?.tools.db.rows(releaseDeliveries([...held.keys()], holders));
    },
  };
}

/** Knows what is under way; work must not fail. */
function trackWork(): { track: (work: Promise<void>) => void; rest: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();
  return {
    track: (work) => {
      const tracked = work.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    rest: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

async function claim(tools: WebhookTools, endpointId: string): Promise<ClaimedRow[]> {
  const atOnce = tools.setting('gateway.webhooksAtOnce');
  const leaseMs = tools.setting('gateway.webhookTimeoutMs') + leaseMarginMs;
  const [, claimed] = await tools.db.flight([
    lockEndpoint(endpointId),
    claimDeliveries(endpointId, atOnce, leaseMs, randomUUID()),
  ]);
  return claimed;
}
