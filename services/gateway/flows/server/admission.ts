import { keepTurnsShort } from '#runtime/db/in-turn.ts';
import { nextLimit } from '../../domain/load/next-limit.ts';

/** Until something is known of the machine. */
const limitFirst = 64;
const windowMs = 250;

/** Who is let in: counts requests in work, and steers how many there may be by how long they take. */
export type Admission = {
  /** Whether somebody is let in who may come when the limit is overstepped so many times. */
  hasRoom: (times: number) => boolean;
  /** A request is in work until what it gives is called; it then says whether its time tells of the load here. */
  enter: () => (tells: boolean) => void;
};

/** `most` is what staff set; `nowMs` a clock that only goes forward. */
export function createAdmission(
  most: () => number,
  nowMs: () => number = () => performance.now(),
): Admission {
  let limit = limitFirst;
  let inWork = 0;
  let window = { sinceMs: nowMs(), tookMs: 0, ended: 0, wasFull: false };

  function look(): void {
    const atMs = nowMs();
    if (atMs - window.sinceMs < windowMs) return;
    const { tookMs, ended, wasFull } = window;
    limit = nextLimit(limit, most(), { meanMs: ended > 0 ? tookMs / ended : undefined, wasFull });
    window = { sinceMs: atMs, tookMs: 0, ended: 0, wasFull: false };
  }

  return {
    hasRoom: (times) => {
      look();
      if (inWork < Math.min(limit, most()) * times) return true;
      window.wasFull = true;
      // Whoever is refused shall not wait for it.
      keepTurnsShort();
      return false;
    },
    enter: () => {
      const sinceMs = nowMs();
      inWork += 1;
      return (tells) => {
        inWork -= 1;
        if (tells) window = { ...window, tookMs: window.tookMs + nowMs() - sinceMs, ended: window.ended + 1 };
        look();
      };
    },
  };
}
