import type { OpeningTools } from '#runtime/tools.ts';

/** How many gateways take requests now, as far as this one knows; itself at least. */
export function countGateways(registry: Pick<OpeningTools['registry'], 'find'>): number {
  return Math.max(1, registry.find('gateway').filter(({ state }) => state === 'ready').length);
}
