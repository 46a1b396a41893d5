import { NativeSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useBrands } from '../../api/use-goods-facts.ts';
import { useLanguage } from '../../language/use-language.ts';
import { SearchBar } from '../../parts/search-bar.tsx';
import type { ProductQuery } from './product-query.ts';

type Choice = { value: string; label: string };

type ProductFilterProps = { query: ProductQuery; categories: readonly Choice[] };

/** What narrows and sorts the list of products; it all stands in the address. */
export function ProductFilter({ query, categories }: ProductFilterProps) {
  const { words } = useLanguage();
  const text = words.productList;
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState(query.name);
  const brands = useBrands();
  const set = (name: string, value: string | null) => {
    const changed = new URLSearchParams(parameters);
    changed.delete('after');
    changed.delete('view');
    if (value) changed.set(name, value);
    else changed.delete(name);
    setParameters(changed);
  };
  return (
    <SearchBar submitLabel={words.products.search} onSearch={() => set('name', typed.trim())}>
      <TextInput
        label={words.products.searchLabel}
        placeholder={words.products.searchHint}
        type="search"
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {categories.length > 0 ? (
        <Select
          label={text.category}
          placeholder={text.anyCategory}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.anyCategory }}
          nothingFoundMessage={words.editor.noneFound}
          value={query.category}
          onChange={(category) => set('category', category)}
          data={[...categories]}
        />
      ) : null}
      {(brands.data ?? []).length > 0 ? (
        <Select
          label={text.brand}
          placeholder={text.anyBrand}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.anyBrand }}
          nothingFoundMessage={words.editor.noneFound}
          limit={100}
          value={query.brand}
          onChange={(brand) => set('brand', brand)}
          data={(brands.data ?? []).map(({ slug, title }) => ({ value: slug, label: title }))}
        />
      ) : null}
      <NativeSelect
        label={text.shown}
        value={query.shown ?? ''}
        onChange={(event) => set('shown', event.currentTarget.value)}
        data={[
          { value: '', label: text.shownOrHidden },
          { value: 'shown', label: text.visible },
          { value: 'hidden', label: text.hidden },
        ]}
      />
      <NativeSelect
        label={text.sort}
        value={query.sort}
        onChange={(event) => set('sort', event.currentTarget.value)}
        data={Object.entries(text.sorts).map(([value, label]) => ({ value, label }))}
      />
    </SearchBar>
  );
}
