import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { isConflict } from '../../api/is-conflict.ts';
import { problemOf } from '../../api/problem-of.ts';
import { useSaveWording, type MessageWording, type MessageWords } from '../../api/use-messages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { FaultForm } from '../../parts/fault-form.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { UnsavedGuard } from '../../parts/unsaved-guard.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { MessagePreview } from './message-preview.tsx';
import styles from './edit-wording.module.css';
import { ResetWording } from './reset-wording.tsx';
import { draftOf, isWordingWhole, wordsOf } from './wording-draft.ts';
import { WordingFields } from './wording-fields.tsx';

type EditWordingProps = {
  template: string;
  newest: MessageWording;
  variables: MessageWords['variables'];
};

/** The words of a message in a language beside what they look like; saved at the version they were read at. */
export function EditWording({ template, newest, variables }: EditWordingProps) {
  const { words } = useLanguage();
  const text = words.messages;
  const announce = useAnnounce();
  const [seen, setSeen] = useState(newest);
  const [draft, setDraft] = useState(() => draftOf(newest));
  const [isTried, setIsTried] = useState(false);
  const save = useSaveWording();
  const { locale, version } = seen;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(seen));
  const given = wordsOf(draft, seen.default);
  const fields = { draft, given: seen.default, variables, locale, isTried, error: save.error };
  const begin = (from: MessageWording) => {
    setSeen(from);
    setDraft(draftOf(from));
    setIsTried(false);
    save.reset();
  };
  // What somebody else saved is taken over as long as nothing was typed here.
  if (!isChanged && newest.version > version) begin(newest);
  const submit = (over = version) => {
    setIsTried(true);
    if (!isWordingWhole(given)) return;
    save.mutate(
      { template, locale, version: over, ...given },
      {
        onSuccess: (answer) => {
          begin({ ...seen, own: given, version: answer.version });
          announce(text.saved(text.locales[locale]));
        },
      },
    );
  };
  return (
    <div className={styles['sides']}>
      <FaultForm onSubmit={() => submit()} isBusy={save.isPending} error={save.error}>
        <UnsavedGuard isUnsaved={isChanged} />
        <Overtaken
          error={save.error}
          seen={{ ...draftOf(seen), version }}
          newest={{ ...newest, ...draftOf(newest) }}
          names={{ subject: text.subject, body: text.body, sms: text.smsText }}
          onKeep={submit}
          onTake={() => begin(newest)}
        />
        <WordingFields {...fields} onChange={setDraft} />
        {save.error && !isConflict(save.error) && !problemOf(save.error).path?.slice(1) ? (
          <ProblemNote error={save.error} />
        ) : null}
        <Group mt="md" gap="xs">
          <Button type="submit" loading={save.isPending} disabled={!isChanged}>
            {words.save}
          </Button>
          <WaysBack
            template={template}
            seen={seen}
            isChanged={isChanged}
            onUndo={() => begin(seen)}
            onReset={(next) => begin({ ...seen, own: null, version: next })}
          />
        </Group>
      </FaultForm>
      {isWordingWhole(given) ? <MessagePreview template={template} locale={locale} given={given} /> : null}
    </div>
  );
}

type WaysBackProps = {
  template: string;
  seen: MessageWording;
  isChanged: boolean;
  onUndo: () => void;
  onReset: (version: number) => void;
};

/** Back to the words that were seen, or to those that the shop came with. */
function WaysBack({ template, seen, isChanged, onUndo, onReset }: WaysBackProps) {
  const { words } = useLanguage();
  return (
    <>
      {isChanged ? (
        <Button variant="default" onClick={onUndo}>
          {words.messages.undo}
        </Button>
      ) : null}
      {seen.own ? (
        <ResetWording template={template} locale={seen.locale} version={seen.version} onDone={onReset} />
      ) : null}
    </>
  );
}
