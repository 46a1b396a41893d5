import { Button } from '@mantine/core';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { isConflict } from '../../api/is-conflict.ts';
import { useSetSegment, type Segment } from '../../api/use-segments.ts';
import type { Messages } from '../../messages/en.ts';
import { useLanguage } from '../../language/use-language.ts';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { FaultForm } from '../../parts/fault-form.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import styles from '../promotion/promotion.module.css';
import { hasLimit } from './has-limit.ts';
import { SegmentLimits } from './segment-limits.tsx';
import { SegmentPreview } from './segment-preview.tsx';

/** The form of a segment beside whom its rule fits while it is written. */
export function SegmentEditor({ stored, isNew }: { stored: Segment; isNew: boolean }) {
  const { words, locale } = useLanguage();
  const text = words.segments;
  const announce = useAnnounce();
  const [seen, setSeen] = useState(stored);
  const [draft, setDraft] = useState(stored);
  const [isTried, setIsTried] = useState(false);
  const set = useSetSegment();
  const refusedAt = useFaultAt(set.error);
  const input = inputOf(draft);
  const isUnsaved = JSON.stringify(input) !== JSON.stringify(inputOf(seen));
  const begin = (from: Segment) => {
    setSeen(from);
    setDraft(from);
    set.reset();
  };
  // What somebody else saved is taken over as long as nothing was typed here.
  if (!isUnsaved && stored.version > seen.version) begin(stored);
  const faultAt = (path: string) =>
    isTried && path === '/ordersLeast' && !hasLimit(draft) ? text.limitsLine : refusedAt(path);
  const save = (version: number) => {
    setIsTried(true);
    if (isBlank(draft.title.en) || isBlank(draft.title.zh) || !hasLimit(draft)) return;
    set.mutate(
      { ...input, version },
      {
        onSuccess: (written) => {
          announce(text.saved(locale === 'zh-cn' ? draft.title.zh : draft.title.en));
          setSeen({ ...draft, version: written.version });
        },
      },
    );
  };
  if (isNew && set.isSuccess && !isUnsaved) return <Navigate to="/segments" replace />;
  return (
    <FaultForm onSubmit={() => save(seen.version)} isBusy={set.isPending} error={set.error}>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <div className={styles['editor']}>
        <div>
          <SegmentNames draft={draft} isTried={isTried} faultAt={faultAt} onChange={setDraft} />
          <SegmentLimits draft={draft} faultAt={faultAt} onChange={setDraft} />
        </div>
        <div className={styles['beside']}>
          <SegmentPreview draft={draft} />
          <Overtaken
            error={set.error}
            seen={seen}
            newest={stored}
            names={segmentParts(text)}
            onKeep={save}
            onTake={begin}
          />
          {set.error && !isConflict(set.error) ? <ProblemNote error={set.error} /> : null}
          <div className={styles['save']}>
            <Button type="submit" loading={set.isPending} disabled={!isUnsaved}>
              {text.save}
            </Button>
          </div>
        </div>
      </div>
    </FaultForm>
  );
}

/** What of a segment is written; the rest comes by itself. */
function inputOf({ size: _size, changedBy: _by, changedAt: _at, version: _version, ...input }: Segment) {
  return input;
}

type SegmentNamesProps = {
  draft: Segment;
  isTried: boolean;
  faultAt: (path: string) => string | undefined;
  onChange: (draft: Segment) => void;
};

/** What a segment is called in both languages. */
function SegmentNames({ draft, isTried, faultAt, onChange }: SegmentNamesProps) {
  const { words } = useLanguage();
  const text = words.segments;
  return (
    <fieldset className={styles['part']}>
      <legend>{text.basics}</legend>
      <BothLanguages
        label={words.editor.fields.title}
        maxLength={60}
        value={draft.title}
        faultOf={(language) =>
          isTried && isBlank(draft.title[language]) ? words.required : faultAt(`/title/${language}`)
        }
        onChange={(title) => onChange({ ...draft, title })}
      />
    </fieldset>
  );
}

const isBlank = (text: string) => text.trim() === '';

/** The parts of a segment in words. */
function segmentParts(text: Messages['segments']) {
  const { ordersLeast, ordersMost, daysSinceLeast, daysSinceMost, valueMinorLeast, valueMinorMost } = text;
  const limits = { ordersLeast, ordersMost, daysSinceLeast, daysSinceMost, valueMinorLeast, valueMinorMost };
  return { title: text.basics, currency: text.currency, ...limits };
}
