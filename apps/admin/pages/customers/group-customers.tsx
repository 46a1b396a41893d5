import { NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useChangeMember, useCustomerGroups } from '../../api/use-customer-groups.ts';
import type { ListedCustomer } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';

type GroupCustomersProps = { chosen: readonly ListedCustomer[]; run: Bulk['run'] };

/** Puts the chosen customers into a group, each with a result of its own; is not there while there are no groups. */
export function GroupCustomers({ chosen, run }: GroupCustomersProps) {
  const { words, locale } = useLanguage();
  const text = words.lists.customers;
  const { data } = useCustomerGroups();
  const change = useChangeMember();
  const groups = (data?.groups ?? []).map(({ groupId, code, title }) => ({
    groupId,
    code,
    name: locale === 'zh-cn' ? title.zh : title.en,
  }));
  const [wanted, setWanted] = useState('');
  const group = groups.find(({ groupId }) => groupId === wanted) ?? groups[0];
  if (!group) return null;
  const add = () =>
    void run(chosen, {
      keyOf: ({ customerId }) => customerId,
      nameOf: ({ name, email }) => name || (email ?? words.customers.nameless),
      do: async ({ customerId, groups: own }) => {
        if (own.includes(group.code)) return { note: words.lists.wasSo };
        await change.mutateAsync({ groupId: group.groupId, customerId, isMember: true });
        return { note: text.groupDone(group.name) };
      },
    });
  return (
    <ActionDialog label={text.group} title={text.groupTitle(chosen.length)} size="xs" variant="default">
      {({ leave, finish }) => (
        <DialogForm
          onSubmit={() => {
            finish();
            add();
          }}
          onCancel={leave}
          submitLabel={text.groupDo(chosen.length)}
          isBusy={false}
          error={null}
        >
          <Stack>
            <p>{text.groupLine}</p>
            <NativeSelect
              label={words.groups.name}
              value={group.groupId}
              onChange={(event) => setWanted(event.currentTarget.value)}
              data={groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
            />
          </Stack>
        </DialogForm>
      )}
    </ActionDialog>
  );
}
