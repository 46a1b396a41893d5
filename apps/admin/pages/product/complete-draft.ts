import type { ProductDraft } from '../../api/use-product-edit.ts';
import type { Localised } from '../../parts/both-languages.tsx';
import { inBoth } from '../../parts/in-both.ts';
import { isSlug } from '../../parts/is-slug.ts';

/** A draft as it is sent: a text that is not translated says the English, which the shop counts as missing. */
export function completeDraft(draft: ProductDraft): ProductDraft {
  return {
    ...draft,
    title: inBoth(draft.title),
    description: inBoth(draft.description),
    optionName: draft.optionName && !isBlank(draft.optionName) ? inBoth(draft.optionName) : null,
    ...(draft.seo
      ? { seo: { title: inBoth(draft.seo.title), description: inBoth(draft.seo.description) } }
      : {}),
    ...(draft.attributes
      ? {
          attributes: draft.attributes.map((value) =>
            'text' in value ? { ...value, text: inBoth(value.text) } : value,
          ),
        }
      : {}),
    variants: draft.variants.map((variant) => ({
      ...variant,
      option: variant.option && !isBlank(variant.option) ? inBoth(variant.option) : null,
    })),
  };
}

/** The texts that a draft lacks, as JSON Pointers: what the shop would refuse, found before it is asked. */
export function findMissing(draft: ProductDraft): string[] {
  return [
    ...(draft.title.en.trim() === '' ? ['/product/title/en'] : []),
    ...(isSlug(draft.slug) ? [] : ['/product/slug']),
    ...(draft.variants.length === 0 ? ['/product/variants'] : []),
    ...(draft.seo && draft.seo.title.en.trim() === '' ? ['/product/seo/title/en'] : []),
    ...(draft.seo && draft.seo.description.en.trim() === '' ? ['/product/seo/description/en'] : []),
  ];
}

function isBlank({ en, zh }: Localised): boolean {
  return en.trim() === '' && zh.trim() === '';
}
