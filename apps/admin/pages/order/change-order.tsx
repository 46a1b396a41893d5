import { useState } from 'react';
import type { EditProposalValue } from '#contracts/order/edit.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import type { InputTo } from '#contracts/services.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { ChangeForm } from './change-form.tsx';
import { ConfirmChange } from './confirm-change.tsx';

export type Change = Pick<InputTo<'order', 'proposeEdit'>, 'orderId' | 'lines' | 'shippingAddress'>;

/** Changes an order before its goods are sent: first what it comes to, then the confirmation. */
export function ChangeOrder({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  return (
    <ActionDialog label={words.change} title={words.edit.title(order.orderNumber)} variant="default">
      {(ways) => <ChangeSteps order={order} {...ways} />}
    </ActionDialog>
  );
}

type StepsProps = { order: OrderValue; leave: () => void; finish: () => void };

function ChangeSteps({ order, leave, finish }: StepsProps) {
  const [proposed, setProposed] = useState<{ change: Change; proposal: EditProposalValue }>();
  const [isBack, setIsBack] = useState(true);
  return (
    <>
      <div hidden={!isBack}>
        <ChangeForm
          order={order}
          leave={leave}
          onProposed={(change, proposal) => {
            setProposed({ change, proposal });
            setIsBack(false);
          }}
        />
      </div>
      {proposed && !isBack ? (
        <ConfirmChange order={order} {...proposed} goBack={() => setIsBack(true)} finish={finish} />
      ) : null}
    </>
  );
}
