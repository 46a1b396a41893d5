import { useState } from 'react';
import { useWriteCategories, type Category } from '../../api/use-categories.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { inBoth } from '../../parts/in-both.ts';
import { isSlug } from '../../parts/is-slug.ts';
import { Overtaken } from '../../parts/overtaken.tsx';
import { unlessOvertaken } from '../../parts/unless-overtaken.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { toSlugStart } from '../products/to-slug-start.ts';
import { CategoryFields, type CategoryDraft } from './category-fields.tsx';

type PutCategoryProps = {
  all: readonly Category[];
  /** The one to change; without it a new one is made. */
  category?: Category;
  /** Where a new one is made. */
  below?: Category;
};

/** Makes a category, or renames one and moves it to another place of the tree. */
export function PutCategory({ all, category, below }: PutCategoryProps) {
  const { words, locale } = useLanguage();
  const text = words.categories;
  const nameOf = ({ title }: Category) => (locale === 'zh-cn' ? title.zh : title.en);
  const title = category
    ? text.changeTitle(nameOf(category))
    : below
      ? text.addBelowTitle(nameOf(below))
      : text.addTitle;
  const isRow = category !== undefined || below !== undefined;
  return (
    <ActionDialog
      label={category ? words.change : below ? text.addBelow : text.add}
      {...(isRow ? { spokenLabel: title } : {})}
      title={title}
      variant={isRow ? 'default' : 'filled'}
      size={isRow ? 'xs' : 'sm'}
    >
      {(ways) => <CategoryForm all={all} category={category} below={below} {...ways} />}
    </ActionDialog>
  );
}

type CategoryFormProps = {
  all: readonly Category[];
  category: Category | undefined;
  below: Category | undefined;
  leave: () => void;
  finish: () => void;
};

function CategoryForm({ all, category, below, leave, finish }: CategoryFormProps) {
  const { words, locale } = useLanguage();
  const text = words.categories;
  const announce = useAnnounce();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(category);
  const [draft, setDraft] = useState<Omit<CategoryDraft, 'slug'> & { slug?: string }>(
    category ?? { title: { en: '', zh: '' }, parentSlug: below?.slug ?? null },
  );
  const [isTried, setIsTried] = useState(false);
  const write = useWriteCategories();
  const refusedAt = useFaultAt(write.error);
  const { title, parentSlug, slug = toSlugStart(title.en) } = draft;
  const isTaken = !category && all.some((each) => each.slug === slug);
  const missing: { title?: string; slug?: string; parentSlug?: string } = {
    ...(isTried && title.en.trim() === '' ? { title: words.required } : {}),
    ...(isTried && isTaken ? { slug: text.slugTaken } : {}),
    ...(isTried && !isSlug(slug) ? { slug: text.slugHint } : {}),
  };
  const take = (theirs: Category) => {
    setSeen(theirs);
    setDraft(theirs);
    write.reset();
  };
  const submit = (version = seen?.version ?? 0) => {
    setIsTried(true);
    if (!isSlug(slug) || isTaken || title.en.trim() === '') return;
    const both = inBoth(title);
    const position = placeIn(all, parentSlug, category);
    write.mutate([{ slug, title: both, parentSlug, position, version }], {
      onSuccess: () => {
        announce(text.saved(locale === 'zh-cn' ? both.zh : both.en));
        finish();
      },
    });
  };
  return (
    <DialogForm
      onSubmit={() => submit()}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={write.isPending}
      error={unlessOvertaken(write.error, seen, category)}
      fieldPaths={['/categories/0/slug', '/categories/0/parentSlug']}
    >
      {category && seen ? (
        <Overtaken
          error={write.error}
          seen={seen}
          newest={category}
          names={{ title: words.editor.fields.title, parentSlug: text.parent, position: text.place }}
          onKeep={submit}
          onTake={take}
        />
      ) : null}
      <CategoryFields
        all={all}
        draft={{ ...draft, slug }}
        isNew={!category}
        faultAt={(field) => missing[field] ?? refusedAt(`/categories/0/${field}`)}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
    </DialogForm>
  );
}

/** Where a category stands among those of its parent: where it is, or behind all others when it comes there. */
function placeIn(
  all: readonly Category[],
  parentSlug: string | null,
  category: Category | undefined,
): number {
  if (category && category.parentSlug === parentSlug) return category.position;
  const row = all.filter((each) => each.parentSlug === parentSlug);
  return Math.max(0, ...row.map(({ position }) => position)) + 1;
}
