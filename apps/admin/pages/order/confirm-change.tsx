import { List, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EditProposalValue } from '#contracts/order/edit.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { useEditOrder } from '../../api/use-order-edit.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { lineTitle } from '../../parts/line-title.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import type { Change } from './change-order.tsx';

type ConfirmChangeProps = {
  order: OrderValue;
  change: Change;
  proposal: EditProposalValue;
  goBack: () => void;
  finish: () => void;
};

/** Says what a change comes to, and makes it at the version of the order that it was worked out from. */
export function ConfirmChange({ order, change, proposal, goBack, finish }: ConfirmChangeProps) {
  const { words, money } = useLanguage();
  const text = words.edit;
  const announce = useAnnounce();
  const [reference] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const edit = useEditOrder();
  const faultAt = useFaultAt(edit.error);
  const isReasonMissing = reason.trim() === '';
  const titleOf = (lineId: string) => {
    const line = order.lines.find((each) => each.lineId === lineId);
    return line ? lineTitle(line) : lineId;
  };
  const isMoneyBack = proposal.difference.amountMinor > 0;
  const submit = () => {
    setIsTried(true);
    if (isReasonMissing) return;
    const input = { ...change, version: proposal.version, reference, reason: reason.trim() };
    edit.mutate(input, {
      onSuccess: () => {
        announce(text.done(order.orderNumber));
        finish();
      },
    });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={goBack}
      cancelLabel={text.goBack}
      submitLabel={isMoneyBack ? text.submitBack(money(proposal.difference)) : text.submit}
      isBusy={edit.isPending}
      error={edit.error}
      fieldPaths={['/reason']}
    >
      <List mb="md" spacing="xs">
        {proposal.lines.map(({ lineId, from, to }) => (
          <List.Item key={lineId}>{text.line(titleOf(lineId), from, to)}</List.Item>
        ))}
        {proposal.lines.length > 0 ? <List.Item>{text.stock}</List.Item> : null}
        {proposal.isAddressChanged ? <List.Item>{text.moved}</List.Item> : null}
        <List.Item>{text.kept(money(proposal.keptBefore), money(proposal.keptAfter))}</List.Item>
        {isMoneyBack ? (
          <List.Item>{text.back(money(proposal.difference), money(proposal.differenceTax))}</List.Item>
        ) : null}
      </List>
      <TextInput
        label={text.reason}
        maxLength={200}
        data-autofocus
        value={reason}
        error={isTried && isReasonMissing ? words.required : faultAt('/reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
