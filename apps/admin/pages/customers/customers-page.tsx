import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { marketCurrencies } from '../../parts/market-currencies.ts';
import { Page } from '../../parts/page.tsx';
import { SearchBar } from '../../parts/search-bar.tsx';
import { ViewBar } from '../../parts/views/view-bar.tsx';
import { CustomerTools } from './customer-tools.tsx';
import { NewestCustomers } from './newest-customers.tsx';
import { SpendingCustomers } from './spending-customers.tsx';

const currencies = Object.values(marketCurrencies);

/**
 * The customers of the shop: the newest first, or those who paid most. What is searched for is a person's, so it is kept
 * out of the address of the page.
 */
export function CustomersPage() {
  const { words } = useLanguage();
  const text = words.customers;
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const currency = currencies.find((each) => each === parameters.get('spend'));
  /** Shows another list of the same columns and size, from its beginning. */
  const show = (spend: string) => {
    const changed = new URLSearchParams(parameters);
    for (const name of ['after', 'view', 'spend']) changed.delete(name);
    changed.set(spend === '' ? 'view' : 'spend', spend === '' ? 'all' : spend);
    setParameters(changed);
  };
  const search = (next: string) => {
    setAsked(next);
    setTyped(next);
    show('');
  };
  return (
    <Page title={text.title} line={text.line} actions={<CustomerTools currency={currency} asked={asked} />}>
      <ViewBar list="customers" given={words.lists.customers.views} />
      <SearchBar submitLabel={text.search} onSearch={() => search(typed.trim())}>
        <TextInput
          label={text.searchLabel}
          type="search"
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={text.sort}
          value={currency ?? ''}
          onChange={(event) => {
            setAsked('');
            setTyped('');
            show(event.currentTarget.value);
          }}
          data={[
            { value: '', label: text.newest },
            ...currencies.map((each) => ({ value: each, label: text.spend(each) })),
          ]}
        />
      </SearchBar>
      {currency ? (
        <SpendingCustomers currency={currency} />
      ) : (
        <NewestCustomers asked={asked} onClear={() => search('')} />
      )}
    </Page>
  );
}
