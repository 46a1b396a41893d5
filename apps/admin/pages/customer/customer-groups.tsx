import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useChangeMember, useCustomerGroups, type CustomerGroup } from '../../api/use-customer-groups.ts';
import type { Customer } from '../../api/use-customers.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

/** The groups that a customer is in, and the ways in and out. */
export function CustomerGroups({ customer }: { customer: Customer }) {
  const { words, locale } = useLanguage();
  const text = words.customer;
  const may = usePermissions();
  const announce = useAnnounce();
  const { data } = useCustomerGroups();
  const change = useChangeMember();
  const [chosen, setChosen] = useState('');
  const nameOf = ({ title }: CustomerGroup) => (locale === 'zh-cn' ? title.zh : title.en);
  const groups = data?.groups ?? [];
  const own = groups.filter(({ code }) => customer.groups.includes(code));
  const others = groups.filter(({ code }) => !customer.groups.includes(code));
  const picked = others.find(({ groupId }) => groupId === chosen) ?? others[0];
  const name = customer.name || words.customers.nameless;
  const set = (group: CustomerGroup, isMember: boolean) =>
    change.mutate(
      { groupId: group.groupId, customerId: customer.customerId, isMember },
      {
        onSuccess: () => announce((isMember ? text.groupAdded : text.groupLeft)(name, nameOf(group))),
      },
    );
  return (
    <Section title={text.groups} line={text.groupsLine}>
      {own.length === 0 ? <p>{text.noGroups}</p> : null}
      <Group gap="xs" mb="sm">
        {own.map((group) => (
          <Button
            key={group.groupId}
            variant="default"
            size="xs"
            aria-label={may('customers.write') ? text.leaveGroup(nameOf(group)) : undefined}
            disabled={!may('customers.write')}
            loading={change.isPending}
            onClick={() => set(group, false)}
          >
            {nameOf(group)}
            {may('customers.write') ? ' ×' : ''}
          </Button>
        ))}
      </Group>
      {change.error ? <ProblemNote error={change.error} /> : null}
      {may('customers.write') && picked ? (
        <Group align="flex-end" gap="xs">
          <NativeSelect
            label={text.addGroup}
            value={picked.groupId}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={others.map((group) => ({ value: group.groupId, label: nameOf(group) }))}
          />
          <Button variant="default" loading={change.isPending} onClick={() => set(picked, true)}>
            {text.addGroupDo}
          </Button>
        </Group>
      ) : null}
    </Section>
  );
}
