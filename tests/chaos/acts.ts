import type { Counts } from './add-counts.ts';
import type { ChaosShop } from './chaos-shop.ts';
import { killPoints } from './kill-point-cases.ts';
import { killPointEnvironment } from './kill-point-environment.ts';
import { inLanes } from './in-lanes.ts';
import { makeRandom } from './make-random.ts';
import { clockMoves, offClocks, sellByOffClocks } from './scenarios/clocks.ts';
import { sendEverythingAgain } from './scenarios/duplicates.ts';
import { dieAtEachPoint } from './scenarios/kill-points.ts';
import { sellThroughOutages } from './scenarios/outages.ts';
import { pauseCheckouts, pausePlaces } from './scenarios/pauses.ts';
import { raceForSharedGoods } from './scenarios/races/race-for-shared-goods.ts';
import { raceForUnits } from './scenarios/races/race-for-units.ts';
import { raceOfWebhooks } from './scenarios/races/race-of-webhooks.ts';
import { settleRaces } from './scenarios/races/settle-races.ts';
import { killAtRandom } from './scenarios/random-kills.ts';

/** One scenario of a chaos run on a topology. It is played in parts, each in a shop of its own. */
export type Act = {
  name: string;
  topology: 'one-process' | 'each-alone' | 'replicated';
  /** How far it shall come, in what `play` counts. */
  of: number;
  /** What its processes find in their environment. */
  environment?: Readonly<Record<string, string>>;
  /** How far the clocks of its processes are off, in a part that begins at `from`. */
  clocks?: (seed: number, from: number) => Record<string, number>;
  /** Goes on from where the parts before came to; gives how much further this one came, and what it counted. */
  play: (shop: ChaosShop, given: Given) => Promise<{ reached: number; report: Counts }>;
};

/**
 * What a part is given: how far those before came, whether its time is over (it then ends what it is at, and is judged), and
 * where it shows how far it is.
 */
export type Given = { seed: number; from: number; isOver: () => boolean; tell: (line: string) => void };

const rooms = ['user-1', 'catalog-1', 'order-1', 'payment-1', 'insight-1'];
const pauseMs = 90_000;
const ordersMost = 5000;
const racesMost = 2000;
/** Races are run beside each other, and more of them wait together until nothing moves. */
const seedsAtOnce = 8;
const seedsTogether = 64;
/** Deaths that are judged together: the stories of some go on while others die. */
const pointsTogether = 16;

/** The large figures, each as far as the time allows. */
export const acts: readonly Act[] = [
  { name: 'races', topology: 'replicated', of: racesMost, play: race },
  { name: 'random kills', topology: 'each-alone', of: ordersMost, play: massacre },
  once('outages', 'each-alone', (shop, { tell }) =>
    sellThroughOutages(shop, { buyersAtOnce: 5, onOutage: tell }),
  ),
  once('duplicates', 'replicated', (shop, { seed, tell }) => sendEverythingAgain(shop, seed, tell)),
  {
    ...once('clocks of the rooms', 'each-alone', sellThrice),
    of: clockMoves.length,
    clocks: (seed, from) => offClocks(clockMoves[from] ?? 'at odds', makeRandom(seed)),
  },
  {
    ...once('the clock of the database and the door', 'each-alone', sellThrice),
    clocks: () => Object.fromEntries(rooms.map((room) => [room, -300_000])),
  },
  { name: 'random kills', topology: 'one-process', of: ordersMost, play: massacre },
  deaths('each-alone'),
  deaths('one-process'),
  { name: 'pauses', topology: 'replicated', of: pausePlaces.length, play: pauseInTime },
];

/** A scenario that is played whole, in one part. */
function once(
  name: string,
  topology: Act['topology'],
  play: (shop: ChaosShop, given: Given) => Promise<Counts>,
): Act {
  return {
    name,
    topology,
    of: 1,
    play: async (shop, given) => ({ reached: 1, report: await play(shop, given) }),
  };
}

function sellThrice(shop: ChaosShop) {
  return sellByOffClocks(shop, { rounds: 3, ends: ['payment', 'goods'] });
}

/** Every kill point, on a topology. */
function deaths(topology: Act['topology']): Act {
  const play = killPointsInTime;
  return { name: 'kill points', topology, of: killPoints.length, environment: killPointEnvironment, play };
}

async function race(shop: ChaosShop, { seed, from, isOver, tell }: Given) {
  let seeds = 0;
  do {
    const first = seed + from + seeds;
    const many = Math.min(seedsTogether, racesMost - from - seeds);
    const own = Array.from({ length: many }, (_, index) => first + index);
    const races = await inLanes(own, seedsAtOnce, (each) => raceOfSeed(shop, each));
    await settleRaces(shop, races.flat());
    seeds += many;
    tell(`${from + seeds} seeds, up to ${first + many - 1}`);
  } while (from + seeds < racesMost && !isOver());
  return { reached: seeds, report: { seeds } };
}

async function raceOfSeed(shop: ChaosShop, seed: number) {
  return [
    await raceForUnits(shop, { seed, units: 50, buyers: 500, atOnce: 12 }),
    await raceForSharedGoods(shop, { seed, units: 10, buyers: 20 }),
    await raceOfWebhooks(shop, 3),
  ];
}

async function massacre(shop: ChaosShop, { seed, from, isOver, tell }: Given) {
  const report = await killAtRandom(shop, {
    seed: seed + from,
    everyMs: [5000, 10_000],
    buyersAtOnce: 4,
    orders: ordersMost - from,
    kills: Infinity,
    isOver,
    onKill: (kills, orders) => tell(`${kills} kills, ${from + orders} orders`),
  });
  return { reached: report.orders, report };
}

async function killPointsInTime(shop: ChaosShop, { seed, from, isOver, tell }: Given) {
  const waiting = makeRandom(seed).shuffle(killPoints).slice(from);
  let points = 0;
  do {
    points += (await dieAtEachPoint(shop, waiting.splice(0, pointsTogether), tell)).points;
  } while (waiting.length > 0 && !isOver());
  return { reached: points, report: { points } };
}

async function pauseInTime(shop: ChaosShop, { from, isOver, tell }: Given) {
  const report = await pauseCheckouts(shop, { pauseMs, places: pausePlaces.slice(from), isOver }, tell);
  return { reached: report.places, report };
}
