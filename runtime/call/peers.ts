import { Pool } from 'undici';
import type { ServiceName } from '#contracts/service-names.ts';
import { ServiceFailure } from '../door/failure.ts';
import type { Directory } from '../registry/instance.ts';
import { createBreaker, type Breaker } from './breaker.ts';

/** An instance of a service in another process, as this process knows it. */
export type Peer = { address: string; pool: Pool; breaker: Breaker; inFlight: number; lastTurn: number };

export type Peers = {
  /**
   * The ready instance with the least in flight, of several the one that waited longest for its turn; not one of
   * `tried` while there is another. Throws `unavailable` when none is ready, or the breakers of all of them are open.
   */
  pick: (service: ServiceName, tried: ReadonlySet<string>) => Peer;
  close: () => Promise<void>;
};

/** Keeps connections to the instances of the directory, each with a breaker. */
export function createPeers(directory: Directory): Peers {
  const peers = new Map<string, Peer>();
  let turn = 0;

  function peerAt(address: string): Peer {
    let peer = peers.get(address);
    if (!peer) {
      const pool = new Pool(address, { connections: 32, pipelining: 1, keepAliveTimeout: 4000 });
      peer = { address, pool, breaker: createBreaker(() => performance.now()), inFlight: 0, lastTurn: 0 };
      peers.set(address, peer);
    }
    return peer;
  }

  return {
    pick: (service, tried) => {
      const ready = directory.find(service).filter(({ state }) => state === 'ready');
      const fresh = ready.filter(({ address }) => !tried.has(address));
      const candidates = (fresh.length > 0 ? fresh : ready).map(({ address }) => peerAt(address));
      const closed = candidates.filter(({ breaker }) => !breaker.isOpen());
      const best = closed.toSorted((a, b) => a.inFlight - b.inFlight || a.lastTurn - b.lastTurn)[0];
      if (best) {
        best.breaker.noteAttempt();
        best.lastTurn = turn += 1;
        return best;
      }
      throw new ServiceFailure('unavailable', `no instance of ${service} is ready`, { wasNotStarted: true });
    },
    close: async () => {
      await Promise.all([...peers.values()].map(({ pool }) => pool.destroy()));
    },
  };
}
