import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { InputTo } from '#contracts/services.ts';
import { useApiKeys } from '../../api/use-api-keys.ts';
import { useStaff } from '../../api/use-staff.ts';
import { useLanguage } from '../../language/use-language.ts';
import { SearchBar } from '../../parts/search-bar.tsx';
import type { AuditFilter as Filter } from './audit-query.ts';

type AuditFilterProps = { query: Pick<InputTo<'gateway', 'listAuditLog'>, Filter> };

/** Narrows the log to a person or key, a kind of change, or a thing; what is chosen stands in the address. */
export function AuditFilter({ query }: AuditFilterProps) {
  const { words } = useLanguage();
  const text = words.auditLog;
  const [typed, setTyped] = useState(query.targetId ?? '');
  const [, setParameters] = useSearchParams();
  const staff = useStaff().data?.staff ?? [];
  const keys = useApiKeys().data?.keys ?? [];
  const go = (name: Filter, value: string) => setParameters(value === '' ? {} : { [name]: value });
  return (
    <SearchBar submitLabel={text.find} onSearch={() => go('targetId', typed.trim())}>
      <TextInput
        label={text.target}
        placeholder={text.targetHint}
        type="search"
        maxLength={200}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.who}
        value={query.who ?? ''}
        onChange={(event) => go('who', event.currentTarget.value)}
        data={[
          { value: '', label: text.everybody },
          ...staff.map(({ staffId, name }) => ({ value: `staff:${staffId}`, label: name })),
          ...keys.map(({ keyId, name }) => ({ value: `key:${keyId}`, label: text.keyNamed(name) })),
        ]}
      />
      <NativeSelect
        label={text.what}
        value={query.call ?? ''}
        onChange={(event) => go('call', event.currentTarget.value)}
        data={[
          { value: '', label: text.everything },
          ...Object.entries(text.calls).map(([value, label]) => ({ value, label })),
        ]}
      />
    </SearchBar>
  );
}
