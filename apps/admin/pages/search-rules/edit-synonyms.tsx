import { Stack, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Language } from '#contracts/markets.ts';
import { problemOf } from '../../api/problem-of.ts';
import { useSetSynonyms, type Synonyms } from '../../api/use-search-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { readList } from './read-list.ts';

type EditSynonymsProps = { language: Language; synonyms?: Synonyms };

/** Says what is looked for besides a word: of a new one, or of one that has synonyms. */
export function EditSynonyms({ language, synonyms }: EditSynonymsProps) {
  const { words } = useLanguage();
  const text = words.searchRules;
  const title = synonyms ? text.editSynonyms(synonyms.word) : text.addSynonymsTitle;
  return (
    <ActionDialog
      label={synonyms ? text.edit : text.addSynonyms}
      spokenLabel={title}
      title={title}
      size="xs"
      variant={synonyms ? 'default' : 'filled'}
    >
      {(ways) => <EditForm language={language} synonyms={synonyms} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = {
  language: Language;
  synonyms: Synonyms | undefined;
  leave: () => void;
  finish: () => void;
};

function EditForm({ language, synonyms, leave, finish }: FormProps) {
  const { words } = useLanguage();
  const text = words.searchRules;
  const announce = useAnnounce();
  const [word, setWord] = useState(synonyms?.word ?? '');
  const [typed, setTyped] = useState(synonyms?.means.join(', ') ?? '');
  const [isTried, setIsTried] = useState(false);
  const set = useSetSynonyms();
  const faultAt = useFaultAt(set.error);
  const means = readList(typed);
  const path = set.error === null ? '' : (problemOf(set.error).path ?? '');
  const atMeans = path.startsWith('/means') ? path : '/means';
  const needed = (isMissing: boolean) => (isTried && isMissing ? words.required : undefined);
  const submit = () => {
    setIsTried(true);
    if (word.trim() === '' || means.length === 0) return;
    set.mutate(
      { language, word: word.trim(), means },
      {
        onSuccess: () => {
          announce(text.synonymsSaved(word.trim()));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={set.isPending}
      error={set.error}
      fieldPaths={['/word', atMeans]}
    >
      <Stack>
        <TextInput
          label={text.word}
          lang={language}
          data-autofocus={synonyms ? undefined : true}
          readOnly={synonyms !== undefined}
          maxLength={60}
          value={word}
          error={needed(word.trim() === '') ?? faultAt('/word')}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <Textarea
          label={text.means}
          description={text.meansHint}
          lang={language}
          data-autofocus={synonyms ? true : undefined}
          autosize
          minRows={2}
          value={typed}
          error={needed(means.length === 0) ?? faultAt(atMeans)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Stack>
    </DialogForm>
  );
}
