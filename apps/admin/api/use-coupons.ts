import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf, InputTo } from '#contracts/services.ts';
import { ask } from './ask.ts';
import { api } from './client.ts';

export type Coupon = AnswerOf<'order', 'listCoupons'>['coupons'][number];
type CouponInput = InputTo<'order', 'putCoupon'>;

const couponsKey = ['coupons'] as const;

/** A page of the coupons of a promotion, by code. */
export function useCoupons(input: InputTo<'order', 'listCoupons'>) {
  return useQuery({
    queryKey: [...couponsKey, input],
    queryFn: () => ask(api.order.listCoupons(input)),
    placeholderData: keepPreviousData,
  });
}

/** Writes a coupon; refused when somebody else wrote it since `version`. */
export function usePutCoupon() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: CouponInput) => ask(api.order.putCoupon(input)),
    onSettled: () => void queries.invalidateQueries({ queryKey: couponsKey }),
  });
}

/** Deletes a coupon that no order has used. */
export function useDeleteCoupon() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => ask(api.order.deleteCoupon({ code })),
    onSettled: () => void queries.invalidateQueries({ queryKey: couponsKey }),
  });
}

/** Writes coupons one after the other and tells after each how many are written; stops at the first that is refused. */
export function useMakeCoupons() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      coupons,
      onWritten,
    }: {
      coupons: readonly CouponInput[];
      onWritten: (count: number) => void;
    }) => {
      for (const [index, coupon] of coupons.entries()) {
        await ask(api.order.putCoupon(coupon));
        onWritten(index + 1);
      }
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: couponsKey }),
  });
}
