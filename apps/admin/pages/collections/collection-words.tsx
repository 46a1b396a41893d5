import { Stack, TextInput } from '@mantine/core';
import type { Collection } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { isSlug } from '../../parts/is-slug.ts';
import { Section } from '../../parts/section.tsx';

type CollectionWordsProps = {
  draft: Collection;
  /** What is typed, or what follows from the name. */
  slug: string;
  isNew: boolean;
  isTried: boolean;
  onChange: (part: Partial<Collection>) => void;
};

/** What a collection is called, where it is found, and what is said about it. */
export function CollectionWords({ draft, slug, isNew, isTried, onChange }: CollectionWordsProps) {
  const { words } = useLanguage();
  const text = words.collections;
  const isNameMissing = isTried && draft.title.en.trim() === '';
  return (
    <Section title={words.editor.wordsTitle}>
      <Stack>
        <BothLanguages
          label={text.title_}
          value={draft.title}
          maxLength={300}
          isMarkedMissing
          faultOf={(language) => (isNameMissing && language === 'en' ? words.required : undefined)}
          onChange={(title) => onChange({ title })}
        />
        <TextInput
          label={text.slug}
          description={text.slugHint}
          maw={420}
          maxLength={120}
          readOnly={!isNew}
          value={slug}
          error={isTried && !isSlug(slug) ? text.slugHint : undefined}
          onChange={(event) => onChange({ slug: event.currentTarget.value })}
        />
        <BothLanguages
          label={text.description}
          value={draft.description}
          maxLength={10_000}
          isLong
          onChange={(description) => onChange({ description })}
        />
      </Stack>
    </Section>
  );
}
