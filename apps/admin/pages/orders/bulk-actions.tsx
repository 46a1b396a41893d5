import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { ordersKey, type ListedOrder } from '../../api/use-orders.ts';
import { useLanguage } from '../../language/use-language.ts';
import type { useBulk } from '../../parts/bulk/use-bulk.ts';
import { BulkCancel } from './bulk-cancel.tsx';
import { BulkSend } from './bulk-send.tsx';

type BulkActionsProps = { chosen: readonly ListedOrder[]; run: ReturnType<typeof useBulk>['run'] };

/** What can be done with several orders at once; each has a result of its own. */
export function BulkActions({ chosen, run }: BulkActionsProps) {
  const { words } = useLanguage();
  const may = usePermissions();
  const text = words.orders.bulk;
  const queries = useQueryClient();
  const named = {
    keyOf: ({ orderId }: ListedOrder) => orderId,
    nameOf: ({ orderNumber }: ListedOrder) => orderNumber,
  };
  const change = async (work: (order: ListedOrder) => Promise<{ note: string }>) => {
    await run(chosen, { ...named, do: work });
    await queries.invalidateQueries({ queryKey: [ordersKey] });
  };
  const findDocuments = async ({ orderId }: ListedOrder) => {
    const { documents } = await ask(api.order.listDocuments({ orderId }));
    const address = (documentId: string) => `/api/v1/orders/${orderId}/documents/${documentId}/file`;
    return documents.length === 0
      ? { note: text.noDocuments }
      : {
          links: documents.flatMap(({ documentId, kind, number }) => [
            { name: `${text.kinds[kind]} ${number} (PDF)`, address: `${address(documentId)}?format=pdf` },
            { name: text.print, address: `${address(documentId)}?format=html` },
          ]),
        };
  };
  return (
    <>
      {may('orders.fulfil') ? (
        <BulkSend
          count={chosen.length}
          onSend={(way, referenceOf) =>
            void change(async ({ orderId }) => {
              const { number } = await ask(
                api.order.ship({ orderId, reference: referenceOf(orderId), ...way }),
              );
              return { note: text.sent(number) };
            })
          }
        />
      ) : null}
      <Button variant="default" size="xs" onClick={() => void run(chosen, { ...named, do: findDocuments })}>
        {text.documents}
      </Button>
      {may('orders.write') ? (
        <BulkCancel
          orders={chosen}
          onCancel={(reason) =>
            void change(async ({ orderId }) => {
              await ask(api.order.cancelOrder({ orderId, ...(reason === '' ? {} : { reason }) }));
              return { note: text.cancelled };
            })
          }
        />
      ) : null}
    </>
  );
}
