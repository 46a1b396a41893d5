import { Button } from '@mantine/core';
import { useLanguage } from '../language/use-language.ts';
import { UnsavedGuard } from './unsaved-guard.tsx';
import styles from './save-bar.module.css';

type SaveBarProps = {
  isDirty: boolean;
  isBusy: boolean;
  saveLabel?: string;
  onSave: () => void;
  onDiscard: () => void;
  mayLeave?: () => boolean;
};

/** Stands at the foot of a form with changes that are not saved: save them or throw them away; guards the way out. */
export function SaveBar({ isDirty, isBusy, saveLabel, onSave, onDiscard, mayLeave }: SaveBarProps) {
  const { words } = useLanguage();
  const text = words.unsaved;
  return (
    <>
      <UnsavedGuard isUnsaved={isDirty} {...(mayLeave ? { mayLeave } : {})} />
      {isDirty ? (
        <section className={styles['bar']} aria-label={text.bar}>
          <span>{text.bar}</span>
          <span className={styles['ways']}>
            <Button variant="default" disabled={isBusy} onClick={onDiscard}>
              {text.discard}
            </Button>
            <Button loading={isBusy} onClick={onSave}>
              {saveLabel ?? words.save}
            </Button>
          </span>
        </section>
      ) : null}
    </>
  );
}
