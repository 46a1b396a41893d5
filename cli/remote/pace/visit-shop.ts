import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type Client } from '../../../apps/client/client.ts';
import { answerOf } from '../connect.ts';
import { shopPace, type Pace } from './shop-pace.ts';

/** What shoppers do, with the goods they look at. */
type Goods = { slugs: string[]; variantIds: string[] };
type Visit = (turn: number) => Promise<unknown>;

const words = ['mug', 'christmas', 'bag', 'light', 'card', 'box', 'heart', 'glass', 'wooden', 'paper'];
const visits = ['product page', 'search page', 'add to cart'] as const;

/**
 * Visits a shop as shoppers do for so many seconds: of each kind a request every `everyMs`, begun on time however slow
 * the ones before are. Gives how long the answers took; an answer that is no success is a failure.
 */
export async function visitShop(
  url: string,
  { seconds, everyMs }: { seconds: number; everyMs: number },
  tell: (failure: string) => void,
): Promise<Pace[]> {
  const client = createClient({ baseUrl: url });
  const goods = await findGoods(client);
  const steps = visitsOf(url, client, goods);
  const timesMs = visits.map((): number[] => []);
  const failures = visits.map(() => 0);
  const under = new Set<Promise<void>>();
  const startMs = performance.now();
  for (let turn = 0; performance.now() - startMs < seconds * 1000; turn += 1) {
    for (const [index, what] of visits.entries()) {
      const beganMs = performance.now();
      const visit = steps[what](turn).then(
        () => void timesMs[index]?.push(performance.now() - beganMs),
        (error: unknown) => {
          failures[index] = (failures[index] ?? 0) + 1;
          tell(`${what}: ${error instanceof Error ? error.message : String(error)}`);
        },
      );
      const ended = visit.finally(() => under.delete(ended));
      under.add(ended);
    }
    await delay(Math.max(0, startMs + (turn + 1) * everyMs - performance.now()));
  }
  await Promise.all(under);
  return visits.map((what, index) => shopPace(what, timesMs[index] ?? [], failures[index] ?? 0));
}

async function findGoods(client: Client): Promise<Goods> {
  const slugs = new Set<string>();
  for (const query of words) {
    const { products } = answerOf(await client.insight.searchProducts({ query, locale: 'en-gb', limit: 40 }));
    for (const { slug } of products) slugs.add(slug);
  }
  const variantIds: string[] = [];
  for (const slug of [...slugs].slice(0, 60)) {
    const { variants } = answerOf(await client.catalog.getProduct({ slug, locale: 'en-gb' }));
    const sold = variants.find(({ availability }) => availability.state === 'in-stock');
    if (sold) variantIds.push(sold.variantId);
  }
  return { slugs: [...slugs], variantIds };
}

/** Pages are chosen so widely that most are not ready in a cache; each cart is a new one. */
function visitsOf(
  url: string,
  client: Client,
  { slugs, variantIds }: Goods,
): Record<(typeof visits)[number], Visit> {
  const page = async (path: string) => {
    const response = await fetch(`${url}/en-gb/${path}`);
    await response.text();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  };
  const one = (from: readonly string[], turn: number) => from[(turn * 7) % from.length] ?? '';
  return {
    'product page': (turn) => page(`products/${one(slugs, turn)}`),
    'search page': (turn) => page(`search?q=${one(words, turn)}+${one(slugs, turn).split('-')[0] ?? ''}`),
    'add to cart': async (turn) => {
      const lines = [{ variantId: one(variantIds, turn), quantity: 1 }];
      answerOf(await client.order.createCart({ locale: 'en-gb', lines }));
    },
  };
}
