import { useState } from 'react';
import type { AdditionProposalValue } from '#contracts/order/addition.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import type { InputTo } from '#contracts/services.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { AdditionForm } from './addition-form.tsx';
import { ConfirmAddition } from './confirm-addition.tsx';

export type AdditionWish = InputTo<'order', 'proposeAddition'>;

/** Adds to an order before its goods are sent: first what it comes to, then the confirmation. */
export function AddToOrder({ order }: { order: OrderValue }) {
  const { words } = useLanguage();
  const text = words.addition;
  return (
    <ActionDialog label={text.open} title={text.title(order.orderNumber)} variant="default" isLastTime>
      {(ways) => <AdditionSteps order={order} {...ways} />}
    </ActionDialog>
  );
}

type StepsProps = { order: OrderValue; leave: () => void; finish: () => void };

function AdditionSteps({ order, leave, finish }: StepsProps) {
  const [proposed, setProposed] = useState<{ wish: AdditionWish; proposal: AdditionProposalValue }>();
  const [isBack, setIsBack] = useState(true);
  return (
    <>
      <div hidden={!isBack}>
        <AdditionForm
          order={order}
          leave={leave}
          onProposed={(wish, proposal) => {
            setProposed({ wish, proposal });
            setIsBack(false);
          }}
        />
      </div>
      {proposed && !isBack ? (
        <ConfirmAddition {...proposed} goBack={() => setIsBack(true)} finish={finish} />
      ) : null}
    </>
  );
}
