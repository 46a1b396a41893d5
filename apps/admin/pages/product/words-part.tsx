import { Stack, Switch } from '@mantine/core';
import type { ProductDraft } from '../../api/use-product-edit.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { Section } from '../../parts/section.tsx';

export type DraftPartProps = {
  draft: ProductDraft;
  change: (part: Partial<ProductDraft>) => void;
  /** What is wrong at a JSON Pointer of what is sent. */
  faultAt: (path: string) => string | undefined;
};

/** The name and the description of a product in both languages, and what search engines are told. */
export function WordsPart({ draft, change, faultAt }: DraftPartProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const { seo } = draft;
  const none = { en: '', zh: '' };
  return (
    <>
      <Section title={text.wordsTitle} line={text.wordsHint}>
        <Stack>
          <BothLanguages
            label={text.fields.title}
            value={draft.title}
            maxLength={300}
            isMarkedMissing
            faultOf={(language) => faultAt(`/product/title/${language}`)}
            onChange={(title) => change({ title })}
          />
          <BothLanguages
            label={text.fields.description}
            value={draft.description}
            maxLength={10_000}
            isLong
            isMarkedMissing
            faultOf={(language) => faultAt(`/product/description/${language}`)}
            onChange={(description) => change({ description })}
          />
        </Stack>
      </Section>
      <Section title={text.fields.seo} line={text.seoHint}>
        <Stack>
          <Switch
            label={text.seoOwn}
            checked={Boolean(seo)}
            onChange={(event) =>
              change({
                seo: event.currentTarget.checked ? { title: draft.title, description: none } : null,
              })
            }
          />
          {seo ? (
            <>
              <BothLanguages
                label={text.seoTitle}
                value={seo.title}
                maxLength={300}
                isMarkedMissing
                faultOf={(language) => faultAt(`/product/seo/title/${language}`)}
                onChange={(title) => change({ seo: { ...seo, title } })}
              />
              <BothLanguages
                label={text.seoDescription}
                value={seo.description}
                maxLength={500}
                isLong
                isMarkedMissing
                faultOf={(language) => faultAt(`/product/seo/description/${language}`)}
                onChange={(description) => change({ seo: { ...seo, description } })}
              />
            </>
          ) : null}
        </Stack>
      </Section>
    </>
  );
}
