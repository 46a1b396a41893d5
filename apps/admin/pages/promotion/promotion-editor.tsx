import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { isConflict } from '../../api/is-conflict.ts';
import { usePutPromotion, type Promotion } from '../../api/use-promotions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { FaultForm } from '../../parts/fault-form.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { findMissing } from './find-missing.ts';
import { OvertakenPromotion } from './overtaken-promotion.tsx';
import { PromotionFields } from './promotion-fields.tsx';
import { PromotionPreview } from './promotion-preview.tsx';
import styles from './promotion.module.css';

/** The form of a promotion: what is typed is kept until it is saved over the version that was seen. */
export function PromotionEditor({ stored }: { stored: Promotion }) {
  const { words, locale } = useLanguage();
  const text = words.promotions;
  const announce = useAnnounce();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(stored);
  const [draft, setDraft] = useState(stored);
  const [isTried, setIsTried] = useState(false);
  const put = usePutPromotion();
  const refusedAt = useFaultAt(put.error);
  const missing = findMissing(draft);
  const faultAt = (path: string) => (isTried && missing.has(path) ? words.required : refusedAt(path));
  const isNew = seen.version === 0;
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(seen);
  const begin = (promotion: Promotion) => {
    setSeen(promotion);
    setDraft(promotion);
    setIsTried(false);
    put.reset();
  };
  const save = (version: number) => {
    setIsTried(true);
    if (missing.size > 0) return;
    put.mutate(
      { ...draft, version },
      {
        onSuccess: (written) => {
          begin(written);
          announce(text.saved(locale === 'zh-cn' ? written.title.zh : written.title.en));
        },
      },
    );
  };
  // A new one has an address of its own once it is there.
  if (!isNew && stored.version === 0) return <Navigate to={`/promotions/${seen.promotionId}`} replace />;
  return (
    <FaultForm onSubmit={() => save(seen.version)} isBusy={put.isPending} error={put.error}>
      <UnsavedGuard isUnsaved={isUnsaved} />
      <div className={styles['editor']}>
        <div>
          <PromotionFields draft={draft} isNew={isNew} faultAt={faultAt} onChange={setDraft} />
        </div>
        <div className={styles['beside']}>
          <PromotionPreview draft={draft} />
          {isConflict(put.error) ? (
            <OvertakenPromotion seen={seen} onKeep={save} onTake={begin} />
          ) : put.error ? (
            <ProblemNote error={put.error} />
          ) : null}
          <Group className={styles['save'] ?? ''} gap="xs">
            <Button type="submit" loading={put.isPending} disabled={!isUnsaved}>
              {text.saveDo}
            </Button>
            {isUnsaved ? (
              <>
                <Button variant="default" onClick={() => begin(seen)}>
                  {text.discard}
                </Button>
                <small>{text.unsaved}</small>
              </>
            ) : null}
          </Group>
        </div>
      </div>
    </FaultForm>
  );
}
