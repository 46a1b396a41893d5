import { Fieldset, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AddressValue } from '#contracts/order/cart.ts';
import type { EditProposalValue } from '#contracts/order/edit.ts';
import type { OrderValue } from '#contracts/order/order.ts';
import { useProposeEdit } from '../../api/use-order-edit.ts';
import { useLanguage } from '../../language/use-language.ts';
import { countOf, type Counts } from '../../parts/counts.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { QuantityLines } from '../../parts/quantity-lines.tsx';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import type { Change } from './change-order.tsx';
import { refundableLines } from './refundable-lines.ts';

const addressFields = [
  'name',
  'line1',
  'line2',
  'district',
  'city',
  'region',
  'postalCode',
  'phone',
] as const;

type ChangeFormProps = {
  order: OrderValue;
  leave: () => void;
  onProposed: (change: Change, proposal: EditProposalValue) => void;
};

/** Asks how many the order keeps of each line and where it goes, and has the shop work out what that comes to. */
export function ChangeForm({ order, leave, onProposed }: ChangeFormProps) {
  const { words } = useLanguage();
  const text = words.edit;
  const held = refundableLines(order);
  const [counts, setCounts] = useState<Counts>(() =>
    Object.fromEntries(held.map(({ lineId, most }) => [lineId, most])),
  );
  const [address, setAddress] = useState(order.shippingAddress);
  const propose = useProposeEdit();
  const faultAt = useFaultAt(propose.error);
  const lines = held
    .filter(({ lineId, most }) => countOf(counts, lineId) < most)
    .map(({ lineId }) => ({ lineId, quantity: countOf(counts, lineId) }));
  const isMoved = JSON.stringify(address) !== JSON.stringify(order.shippingAddress);
  const submit = () => {
    const change: Change = {
      orderId: order.orderId,
      ...(lines.length > 0 ? { lines } : {}),
      ...(address && isMoved ? { shippingAddress: withoutBlanks(address) } : {}),
    };
    propose.mutate(change, { onSuccess: (proposal) => onProposed(change, proposal) });
  };
  const faultOf = (lineId: string) =>
    faultAt(`/lines/${lines.findIndex((line) => line.lineId === lineId)}/quantity`);
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.propose}
      isBusy={propose.isPending}
      isReady={lines.length > 0 || isMoved}
      error={propose.error}
      fieldPaths={[
        ...lines.map((_, index) => `/lines/${index}/quantity`),
        ...addressFields.map((field) => `/shippingAddress/${field}`),
      ]}
    >
      <Stack>
        <p>{text.keepHint}</p>
        <QuantityLines lines={held} counts={counts} onCount={setCounts} faultOf={faultOf} />
        {address ? (
          <Fieldset legend={text.address}>
            {addressFields.map((field) => (
              <TextInput
                key={field}
                label={text.addressFields[field]}
                maxLength={field === 'line1' || field === 'line2' ? 200 : 100}
                value={address[field] ?? ''}
                error={faultAt(`/shippingAddress/${field}`)}
                onChange={(event) => setAddress({ ...address, [field]: event.currentTarget.value })}
              />
            ))}
          </Fieldset>
        ) : null}
      </Stack>
    </DialogForm>
  );
}

function withoutBlanks(address: AddressValue): AddressValue {
  const { name, line1, city, country } = address;
  const kept = Object.fromEntries(Object.entries(address).filter(([, value]) => value.trim() !== ''));
  return { ...kept, name, line1, city, country };
}
