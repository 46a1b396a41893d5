import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { useChangeMember } from '../../api/use-customer-groups.ts';
import { useFindCustomer } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** Puts the customer of an e-mail address into a group. */
export function AddMember({ groupId, name }: { groupId: string; name: string }) {
  const { words } = useLanguage();
  const text = words.groups;
  return (
    <ActionDialog label={text.addMember} title={text.addMemberTitle(name)} size="sm">
      {(ways) => <MemberForm groupId={groupId} name={name} {...ways} />}
    </ActionDialog>
  );
}

type MemberFormProps = { groupId: string; name: string; leave: () => void; finish: () => void };

function MemberForm({ groupId, name, leave, finish }: MemberFormProps) {
  const { words } = useLanguage();
  const text = words.groups;
  const announce = useAnnounce();
  const [email, setEmail] = useState('');
  const find = useFindCustomer();
  const change = useChangeMember();
  const error = find.error ?? change.error;
  const fault = find.error && problemOf(find.error);
  const said =
    fault?.code === 'not-found'
      ? text.notFound
      : fault?.code === 'invalid-input'
        ? words.notEmail
        : undefined;
  const submit = () =>
    find.mutate(email.trim(), {
      onSuccess: (customer) =>
        change.mutate(
          { groupId, customerId: customer.customerId, isMember: true },
          {
            onSuccess: () => {
              announce(words.customer.groupAdded(customer.name || words.customers.nameless, name));
              finish();
            },
          },
        ),
    });
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.addMemberDo}
      isBusy={find.isPending || change.isPending}
      isReady={email.trim() !== ''}
      error={said ? null : error}
    >
      <TextInput
        label={text.email}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={email}
        error={said}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
