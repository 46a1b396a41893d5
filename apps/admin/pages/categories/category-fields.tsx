import { Select, Stack, TextInput } from '@mantine/core';
import type { Category } from '../../api/use-categories.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { categoryPaths } from './category-paths.ts';

export type CategoryDraft = Pick<Category, 'slug' | 'title' | 'parentSlug'>;

type CategoryFieldsProps = {
  all: readonly Category[];
  draft: CategoryDraft;
  isNew: boolean;
  faultAt: (field: keyof CategoryDraft) => string | undefined;
  onChange: (part: Partial<CategoryDraft>) => void;
};

/** The name of a category, its address, and the one it is in. */
export function CategoryFields({ all, draft, isNew, faultAt, onChange }: CategoryFieldsProps) {
  const { words, locale } = useLanguage();
  const text = words.categories;
  const top = isNew ? undefined : draft.slug;
  return (
    <Stack>
      <BothLanguages
        label={words.editor.fields.title}
        value={draft.title}
        maxLength={300}
        faultOf={(language) => (language === 'en' ? faultAt('title') : undefined)}
        onChange={(title) => onChange({ title })}
      />
      <TextInput
        label={text.slug}
        description={text.slugHint}
        maxLength={120}
        readOnly={!isNew}
        value={draft.slug}
        error={faultAt('slug')}
        onChange={(event) => onChange({ slug: event.currentTarget.value })}
      />
      <Select
        label={text.parent}
        placeholder={text.top}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': text.top }}
        value={draft.parentSlug}
        error={faultAt('parentSlug')}
        data={categoryPaths(all, locale).filter(({ value }) => !isWithin(all, value, top))}
        onChange={(parentSlug) => onChange({ parentSlug })}
      />
    </Stack>
  );
}

/** Whether a category is this one or below it, so that it cannot hold it. */
function isWithin(all: readonly Category[], slug: string | null, top: string | undefined): boolean {
  if (top === undefined || slug === null) return false;
  if (slug === top) return true;
  return isWithin(all, all.find((each) => each.slug === slug)?.parentSlug ?? null, top);
}
