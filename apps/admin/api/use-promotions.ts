import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';
import { problemOf } from './problem-of.ts';

export type Promotion = AnswerOf<'order', 'getPromotion'>;
export type PromotionChange = AnswerOf<'order', 'listPromotionChanges'>['changes'][number];

const promotionsKey = ['promotions'] as const;

/** A page of promotions, the newest first. */
export function usePromotions(input: InputTo<'order', 'listPromotions'>) {
  return useQuery({
    queryKey: [...promotionsKey, 'list', input],
    queryFn: () => ask(api.order.listPromotions(input)),
    placeholderData: keepPreviousData,
  });
}

/** One promotion; null when there is none. */
export function usePromotion(promotionId: string) {
  return useQuery({
    queryKey: [...promotionsKey, 'one', promotionId],
    queryFn: async (): Promise<Promotion | null> => {
      try {
        return await ask(api.order.getPromotion({ promotionId }));
      } catch (error) {
        if (problemOf(error).status === 404 || problemOf(error).code === 'invalid-input') return null;
        throw error;
      }
    },
  });
}

/** Who wrote a promotion, and what it was from then on. */
export function usePromotionChanges(promotionId: string) {
  return useQuery({
    queryKey: [...promotionsKey, 'changes', promotionId],
    queryFn: () => ask(api.order.listPromotionChanges({ promotionId })),
  });
}

/** Writes a promotion; refused when somebody else wrote it since `version`. */
export function usePutPromotion() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: InputTo<'order', 'putPromotion'>) => ask(api.order.putPromotion(input)),
    onSuccess: (written) => queries.setQueryData([...promotionsKey, 'one', written.promotionId], written),
    onSettled: () => void queries.invalidateQueries({ queryKey: promotionsKey }),
  });
}

/** Deletes a promotion that has no coupons. */
export function useDeletePromotion() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (promotionId: string) => ask(api.order.deletePromotion({ promotionId })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: [...promotionsKey, 'list'] }),
  });
}
