import { setTimeout as delay } from 'node:timers/promises';
import { startOtlpReceiver } from '#runtime/testing/otlp-receiver.ts';
import type { OwnLine } from '../bench-line.ts';
import type { BenchPace, BenchSite } from '../bench-site.ts';
import type { BenchWork } from '../bench-work.ts';
import { changeSetting, settledMs } from '../change-setting.ts';
import { costOf } from '../cost-of.ts';
import { joinTurns } from '../join-turns.ts';
import { withoutFloor, type LineResult, type WorkResult } from '../line-result.ts';
import { measureWork } from '../measure-work.ts';
import type { BenchShop } from '../open-bench-shop.ts';

const turns = 4;
/** One trace in ten goes to a collector, and the log tells what it usually tells. */
const on = { 'telemetry.sampleShare': 0.1, 'telemetry.logLevel': 'info' };
/** No trace is recorded, and the log tells of errors only. */
const off = { 'telemetry.sampleShare': 0, 'telemetry.logLevel': 'error' };

/**
 * A checkout and a product read with telemetry on and off, in turns that alternate. Counters and histograms are part of both: they
 * cannot be turned off.
 */
export const telemetry: OwnLine = {
  name: 'telemetry',
  title: 'telemetry on against off',
  must: { moreShare: 0.1 },
  reach: { moreShare: 0.05 },
  measure,
};

async function measure(site: BenchSite): Promise<LineResult[]> {
  const shop = await site.shop();
  const { url, goods } = shop;
  const [slug = ''] = goods.slugs;
  const urls = [`${url}/api/v1/products/${slug}?locale=en-gb`];
  const collector = await startOtlpReceiver();
  try {
    await changeSetting(shop, 'telemetry.otlpUrl', collector.url);
    const checkout: BenchWork = { kind: 'checkout', url, variantIds: goods.variantIds };
    const read: BenchWork = { kind: 'get', urls, holds: `"slug":"${slug}"` };
    const results = [
      ...(await compare(shop, site.pace, { what: 'checkout', clients: 32, work: checkout })),
      ...(await compare(shop, site.pace, { what: 'product data', clients: 16, work: read })),
    ];
    if (collector.requests.length === 0) throw new Error('the collector was sent nothing');
    return results;
  } finally {
    await switchTo(shop, { 'telemetry.otlpUrl': '', ...on });
    await collector.stop();
  }
}

type Compared = { what: string; clients: number; work: BenchWork };

async function compare(
  shop: BenchShop,
  { seconds, seed }: BenchPace,
  { what, clients, work }: Compared,
): Promise<LineResult[]> {
  const [without, withIt]: [WorkResult[], WorkResult[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const pace = { seconds: seconds / 2, warmSeconds: 1, seed: seed + turn };
    // Whoever comes first in a turn comes second in the next: what grows meanwhile is felt by both alike.
    for (const isOn of turn % 2 === 0 ? [false, true] : [true, false]) {
      await switchTo(shop, isOn ? on : off);
      (isOn ? withIt : without).push(await measureWork(shop, work, { clients, pace }));
    }
  }
  const [offAll, onAll] = [joinTurns(without), joinTurns(withIt)];
  const { name } = telemetry;
  return [
    { name, title: `${what}, telemetry off`, ...offAll, ...withoutFloor, isAside: true },
    {
      name,
      title: `${what}, telemetry on`,
      ...onAll,
      ...withoutFloor,
      measures: { moreShare: costOf(onAll, offAll) },
    },
  ];
}

async function switchTo(shop: BenchShop, values: Record<string, unknown>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await changeSetting(shop, key, value);
  await delay(settledMs);
}
