import type { PromotionDraft } from './say-promotion.ts';

export type PromotionState = 'running' | 'scheduled' | 'ended' | 'paused';

/** Where a promotion stands at a minute of its market's clock; one that has ended is that, switched off or not. */
export function promotionState(
  { isActive, beginsAt, endsAt }: Pick<PromotionDraft, 'isActive' | 'beginsAt' | 'endsAt'>,
  wallTime: string,
): PromotionState {
  if (endsAt !== null && endsAt <= wallTime) return 'ended';
  if (!isActive) return 'paused';
  return beginsAt !== null && beginsAt > wallTime ? 'scheduled' : 'running';
}
