import { Alert } from '@mantine/core';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { isConflict } from '../../api/is-conflict.ts';
import { useSaveCollection, type Collection } from '../../api/use-collections.ts';
import type { Messages } from '../../messages/en.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Overtaken } from '../../parts/overtaken.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SaveBar } from '../../parts/save-bar.tsx';
import { isSlug } from '../../parts/is-slug.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';
import { inBoth } from '../../parts/in-both.ts';
import { isSame } from '../product/merge-drafts.ts';
import { toSlugStart } from '../products/to-slug-start.ts';
import { CollectionWords } from './collection-words.tsx';
import { PickPart } from './pick-part.tsx';
import { RulePart } from './rule-part.tsx';
import { wholeRule } from './whole-rule.ts';

/** The words, the rule and the picks of a collection, saved whole. */
export function CollectionForm({ found }: { found: Collection }) {
  const { words, locale } = useLanguage();
  const text = words.collections;
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [base, setBase] = useState(found);
  const [draft, setDraft] = useState(found);
  const [isTried, setIsTried] = useState(false);
  const isLeaving = useRef(false);
  const save = useSaveCollection();
  const isNew = base.version === 0;
  const slug = draft.slug || (isNew ? toSlugStart(draft.title.en) : '');
  const whole = { ...draft, slug, title: inBoth(draft.title) };
  const key = useRequestKey(whole);
  const isDirty = !isSame(draft, base);
  const isLacking =
    whole.title.en === '' || !isSlug(slug) || (draft.rule !== null && wholeRule(draft.rule) === null);
  const change = (part: Partial<Collection>) => setDraft({ ...draft, ...part });
  const submit = (version = base.version) => {
    setIsTried(true);
    if (isLacking) return;
    const { changedBy: _by, changedAt: _at, ...content } = whole;
    const sent = { ...content, version };
    save.mutate(
      { ...sent, key: version === base.version ? key : crypto.randomUUID() },
      {
        onSuccess: (saved) => {
          take({ ...whole, version: saved.version });
          setIsTried(false);
          announce(text.saved(locale === 'zh-cn' ? sent.title.zh : sent.title.en));
          isLeaving.current = isNew;
          if (isNew) void navigate(`/collections/${slug}`, { replace: true });
        },
      },
    );
  };
  const take = (theirs: Collection) => {
    setBase(theirs);
    setDraft(theirs);
    save.reset();
  };
  return (
    <>
      <Overtaken
        error={save.error}
        seen={base}
        newest={found}
        names={partsOf(words)}
        onKeep={submit}
        onTake={take}
      />
      {save.error !== null && !isConflict(save.error) ? <ProblemNote error={save.error} /> : null}
      {isTried && isLacking ? (
        <Alert color="bad" my="md" role="alert">
          {text.lacking}
        </Alert>
      ) : null}
      <CollectionWords draft={draft} slug={slug} isNew={isNew} isTried={isTried} onChange={change} />
      <RulePart rule={draft.rule} onChange={(rule) => change({ rule })} />
      <PickPart slug={base.slug} picks={draft.picks} onChange={(picks) => change({ picks })} />
      <SaveBar
        isDirty={isDirty}
        isBusy={save.isPending}
        onSave={() => submit()}
        onDiscard={() => take(base)}
        mayLeave={() => isLeaving.current}
      />
    </>
  );
}

/** The parts of a collection in words. */
const partsOf = ({ collections: text, editor }: Messages) => ({
  title: text.title_,
  description: text.description,
  seo: editor.fields.seo,
  rule: text.rule,
  picks: text.picks,
});
