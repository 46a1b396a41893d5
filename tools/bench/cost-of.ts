import type { WorkResult } from './line-result.ts';

type Costs = Pick<WorkResult, 'perSecond' | 'cpuMs'>;

/** What something costs, as a share: the larger of the rate that is lost and the processor time that is added to the shop's own. */
export function costOf(withIt: Costs, without: Costs): number {
  const slower = 1 - (withIt.perSecond ?? Number.NaN) / (without.perSecond ?? Number.NaN);
  return Math.max(slower, ownMs(withIt) / ownMs(without) - 1);
}

function ownMs({ cpuMs }: Costs): number {
  return cpuMs ? cpuMs.node + cpuMs.postgres : Number.NaN;
}
