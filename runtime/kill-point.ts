import { channel } from 'node:diagnostics_channel';

/** A named place in a flow; tests may kill the process there. */
export type KillPoint = (name: string) => void;

/**
 * The kill point of this process. `armed`, from SOUK_KILL_POINT, is `name` or `name#n` (the n-th time it is passed), or `told`:
 * whoever was loaded before listens to the channel `souk.kill-point`. Without it the points do nothing.
 */
export function createKillPoint(armed: string | undefined): KillPoint {
  if (!armed) return () => {};
  if (armed === 'told') return (name) => channel('souk.kill-point').publish(name);
  const [wanted, count = '1'] = armed.split('#');
  let left = +count;
  const isHere = (name: string) => name === wanted && (left -= 1) === 0;
  return (name) => (isHere(name) ? void process.kill(process.pid, 'SIGKILL') : undefined);
}
