import type { Act } from './acts.ts';
import { startChaosShop } from './chaos-shop.ts';
import type { Part } from './progress.ts';

type Turn = {
  seed: number;
  /** How far the parts before came. */
  from: number;
  seconds: number;
  /** Aborted when the run is to be stopped. */
  stopping: AbortSignal;
  port?: number;
};

const hardSignals = ['SIGINT', 'SIGTERM'] as const;

/** Plays a part of a scenario in a shop of its own, for about so long. Whoever stops it at once leaves no shop behind. */
export async function playPart(act: Act, turn: Turn): Promise<Part> {
  const { name, topology, of, clocks, play, environment = {} } = act;
  const { seed, from, stopping, port } = turn;
  const startMs = performance.now();
  const seconds = () => (performance.now() - startMs) / 1000;
  const tell = (line: string) => console.log(`  ${seconds().toFixed(0)} s ${line}`);
  console.log(`${name} on ${topology}, from ${from} of ${of}, for about ${turn.seconds.toFixed(0)} s`);
  const own = clocks?.(seed, from) ?? {};
  const shop = await startChaosShop({
    topology,
    clocks: own,
    environment,
    ...(port === undefined ? {} : { port }),
  });
  const isOver = () => stopping.aborted || seconds() > turn.seconds;
  const leave = (signal: NodeJS.Signals) => {
    // The first SIGTERM is heard by whoever plays the run: the part comes to its end.
    if (signal === 'SIGTERM' && !wasAsked) return void (wasAsked = true);
    void shop.stop().finally(() => process.exit(130));
  };
  let wasAsked = stopping.aborted;
  for (const signal of hardSignals) process.on(signal, leave);
  try {
    const { reached, report } = await play(shop, { seed, from, isOver, tell });
    tell(`held: ${JSON.stringify(report)}`);
    return { seconds: seconds(), reached, report };
  } catch (error) {
    const failure = String((error as Error).stack ?? error);
    tell(`failed: ${failure}\n${shop.output().slice(-4000)}`);
    return { seconds: seconds(), failure };
  } finally {
    for (const signal of hardSignals) process.off(signal, leave);
    await shop.stop();
  }
}
