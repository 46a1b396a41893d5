import type { BenchPace } from './bench-site.ts';
import type { DrivenLine } from './bench-line.ts';
import type { LineResult } from './line-result.ts';
import { measureWork } from './measure-work.ts';
import type { BenchShop } from './open-bench-shop.ts';
import { runFloor } from './run-floor.ts';

/**
 * Runs a line, and its floor right after it. Nothing of it counts when anything went wrong.
 * @throws {Error} with what went wrong
 */
export async function runLine(shop: BenchShop, line: DrivenLine, pace: BenchPace): Promise<LineResult> {
  const { name, title, clients } = line;
  const work = await line.work(shop);
  const measured = await measureWork(shop, work, { clients, pace });
  const rows = Math.max(1, Math.round(measured.rows ?? 0));
  const floor = line.floor && (await runFloor(shop, { kind: line.floor, clients, work, rows }, pace));
  return {
    name,
    title,
    ...measured,
    floorPerSecond: floor?.perSecond ?? null,
    floorCpuMs: floor?.cpuMs ?? null,
    ofFloor: floor ? measured.perSecond / floor.perSecond : null,
  };
}
