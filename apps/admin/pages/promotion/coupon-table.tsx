import { Badge, Group } from '@mantine/core';
import { usePutCoupon, type Coupon } from '../../api/use-coupons.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import type { Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BulkSwitch } from '../../parts/bulk/bulk-switch.tsx';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';
import type { Column } from '../../parts/data-table.tsx';
import { ListTable, type ListColumns } from '../../parts/list/list-table.tsx';
import type { ListQuery } from '../../parts/list/read-list-query.ts';
import { couponDraft } from './coupon-draft.ts';
import { PutCoupon } from './put-coupon.tsx';
import { RemoveCoupon } from './remove-coupon.tsx';
import { useSpeech } from './use-speech.ts';

export const couponColumns = ['state', 'used', 'perBuyer', 'when'] as const;
type CouponColumn = (typeof couponColumns)[number];

type CouponTableProps = {
  coupons: readonly Coupon[];
  promotion: Promotion;
  query: ListQuery<CouponColumn>;
  bulk: Bulk;
};

/** A page of the codes of a promotion, to be switched on and off together. */
export function CouponTable({ coupons, promotion, query, bulk }: CouponTableProps) {
  const { words } = useLanguage();
  const text = words.coupons;
  const mayWrite = usePermissions()('promotions.write');
  const put = usePutCoupon();
  const codeOf = ({ code }: Coupon) => code;
  const action: Column<Coupon> = {
    title: text.actions,
    kind: 'action',
    renderCell: (coupon) => (
      <Group gap="xs" justify="flex-end">
        <PutCoupon promotionId={promotion.promotionId} coupon={coupon} />
        {coupon.redeemed === 0 ? <RemoveCoupon code={coupon.code} /> : null}
      </Group>
    ),
  };
  return (
    <ListTable
      caption={text.title}
      rows={coupons}
      keyOf={codeOf}
      nameOf={codeOf}
      columns={useCouponColumns(promotion)}
      query={query}
      action={mayWrite ? action : undefined}
      bulk={
        mayWrite
          ? {
              progress: bulk.progress,
              renderActions: (chosen) => (
                <BulkSwitch
                  chosen={chosen}
                  run={bulk.run}
                  keyOf={codeOf}
                  nameOf={codeOf}
                  said={words.lists.coupons}
                  write={(coupon, isActive) =>
                    put.mutateAsync({
                      ...couponDraft(promotion.promotionId, coupon),
                      version: coupon.version,
                      isActive,
                    })
                  }
                />
              ),
            }
          : undefined
      }
    />
  );
}

function useCouponColumns(promotion: Promotion): ListColumns<Coupon, CouponColumn> {
  const { words, number } = useLanguage();
  const text = words.coupons;
  const { wall, words: says } = useSpeech([promotion]);
  const timeOf = ({ beginsAt, endsAt }: Coupon) => {
    if (beginsAt && endsAt) return says.between(wall(beginsAt), wall(endsAt));
    if (beginsAt) return says.begins(wall(beginsAt));
    return endsAt ? says.ends(wall(endsAt)) : text.always;
  };
  return {
    first: { title: text.code, renderCell: ({ code }) => <code>{code}</code> },
    others: {
      state: { title: text.state, renderCell: (coupon) => <CouponState coupon={coupon} /> },
      used: {
        title: text.used,
        kind: 'number',
        renderCell: ({ redeemed, redemptionsMost }) =>
          redemptionsMost === null
            ? number(redeemed)
            : text.usedOf(number(redeemed), number(redemptionsMost)),
      },
      perBuyer: {
        title: text.perBuyer,
        renderCell: ({ perBuyerMost }) =>
          perBuyerMost === null ? text.anyNumber : text.times(number(perBuyerMost)),
      },
      when: { title: text.when, renderCell: timeOf },
    },
  };
}

function CouponState({ coupon }: { coupon: Coupon }) {
  const { words } = useLanguage();
  const { off, usedUp, on } = words.coupons;
  const { isActive, redeemed, redemptionsMost } = coupon;
  const isUsedUp = redemptionsMost !== null && redeemed >= redemptionsMost;
  return (
    <Badge variant="light" color={isActive && !isUsedUp ? 'good' : 'soft'}>
      {isActive ? (isUsedUp ? usedUp : on) : off}
    </Badge>
  );
}
