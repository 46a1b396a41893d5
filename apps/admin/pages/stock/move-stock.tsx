import { useLocations } from '../../api/use-locations.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { Answer } from '../../parts/answer.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { MoveStockForm } from './move-stock-form.tsx';

/** Receives, transfers or counts one variant at the locations of the shop. */
export function MoveStock({ variantId, sku }: { variantId: string; sku: string }) {
  const { words } = useLanguage();
  const query = useLocations();
  const title = words.stockPage.moveTitle(sku);
  return (
    <ActionDialog label={words.stockPage.move} spokenLabel={title} title={title} variant="default" size="xs">
      {(ways) => (
        <Answer query={query} skeleton={<TableSkeleton rows={2} />}>
          {({ locations }) => (
            <MoveStockForm variantId={variantId} sku={sku} locations={locations} {...ways} />
          )}
        </Answer>
      )}
    </ActionDialog>
  );
}
