import { usePermissions } from '../../api/use-permissions.ts';
import { usePutPromotion, type Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BulkSwitch } from '../../parts/bulk/bulk-switch.tsx';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';
import { ListTable } from '../../parts/list/list-table.tsx';
import type { ListQuery } from '../../parts/list/read-list-query.ts';
import { usePromotionColumns, type promotionColumns } from './use-promotion-columns.tsx';

type PromotionListProps = {
  promotions: readonly Promotion[];
  query: ListQuery<(typeof promotionColumns)[number]>;
  bulk: Bulk;
};

/** A page of promotions, to be switched on and off together. */
export function PromotionList({ promotions, query, bulk }: PromotionListProps) {
  const { words, locale } = useLanguage();
  const may = usePermissions();
  const put = usePutPromotion();
  const nameOf = ({ title }: Promotion) => (locale === 'zh-cn' ? title.zh : title.en);
  const keyOf = ({ promotionId }: Promotion) => promotionId;
  return (
    <ListTable
      caption={words.promotions.title}
      rows={promotions}
      keyOf={keyOf}
      nameOf={nameOf}
      columns={usePromotionColumns(promotions)}
      query={query}
      bulk={
        may('promotions.write')
          ? {
              progress: bulk.progress,
              renderActions: (chosen) => (
                <BulkSwitch
                  chosen={chosen}
                  run={bulk.run}
                  keyOf={keyOf}
                  nameOf={nameOf}
                  said={words.lists.promotions}
                  write={(promotion, isActive) => put.mutateAsync({ ...promotion, isActive })}
                />
              ),
            }
          : undefined
      }
    />
  );
}
