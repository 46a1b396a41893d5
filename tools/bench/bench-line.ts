import type { Aim } from './aim.ts';
import type { BenchSite } from './bench-site.ts';
import type { BenchWork } from './bench-work.ts';
import type { LineResult } from './line-result.ts';
import type { BenchShop } from './open-bench-shop.ts';

type Aims = {
  name: string;
  title: string;
  /** What the shop must come to. */
  must: Aim;
  reach: Aim;
};

/**
 * What the least is that any shop must do. `bytes`: the same answer from a bare `node:http` server; `rows`: as many rows in one
 * durable statement before a bare answer; `take`: one row changed by as many bare connections; `spread`: the same work over all goods.
 */
export type FloorKind = 'bytes' | 'rows' | 'take' | 'spread';

/** A line that is one kind of work: what clients do, and what of it the floor of the same run does. */
export type DrivenLine = Aims & {
  clients: number;
  work: (shop: BenchShop) => BenchWork | Promise<BenchWork>;
  floor: FloorKind | null;
};

/** A line that measures in its own way, and gives rows of the report. */
export type OwnLine = Aims & { measure: (site: BenchSite) => Promise<LineResult[]> };

export type BenchLine = DrivenLine | OwnLine;

/** Whether a line is one kind of work. */
export function isDriven(line: BenchLine): line is DrivenLine {
  return 'work' in line;
}
