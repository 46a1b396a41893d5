import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { SearchBar } from '../../parts/search-bar.tsx';
import type { OrderQuery } from './order-query.ts';

type Chosen = { number?: string; state?: string; fulfilment?: string; sort?: string };

/** Narrows and sorts the orders, or finds the one of a number; what is chosen stands in the address. */
export function OrderFilter({ query }: { query: OrderQuery }) {
  const { words } = useLanguage();
  const text = words.orders;
  const [typed, setTyped] = useState(query.orderNumber);
  const [parameters, setParameters] = useSearchParams();
  const go = (chosen: Chosen) => {
    const changed = new URLSearchParams(parameters);
    changed.delete('after');
    changed.delete('view');
    for (const [name, value] of Object.entries({ number: typed.trim(), ...chosen })) {
      if (value === '') changed.delete(name);
      else changed.set(name, value);
    }
    setParameters(changed);
  };
  const any = (label: string, names: Readonly<Record<string, string>>) => [
    { value: '', label },
    ...Object.entries(names).map(([value, name]) => ({ value, label: name })),
  ];
  return (
    <SearchBar submitLabel={text.search} onSearch={() => go({})}>
      <TextInput
        label={text.searchLabel}
        placeholder={text.searchHint}
        type="search"
        maxLength={30}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.state}
        value={query.isOverdue ? 'overdue' : (query.state ?? '')}
        onChange={(event) => go({ state: event.currentTarget.value })}
        data={any(text.anyState, { overdue: text.overdue, ...text.states })}
      />
      <NativeSelect
        label={text.goods}
        value={query.fulfilment ?? ''}
        onChange={(event) => go({ fulfilment: event.currentTarget.value })}
        data={any(text.anyFulfilment, text.fulfilments)}
      />
      <NativeSelect
        label={text.sort}
        value={query.sort}
        onChange={(event) => go({ sort: event.currentTarget.value })}
        data={Object.entries(text.sorts).map(([value, label]) => ({ value, label }))}
      />
    </SearchBar>
  );
}
