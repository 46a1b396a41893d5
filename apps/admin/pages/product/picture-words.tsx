import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PlacedPicture } from '../../api/use-pictures.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';

type Alt = PlacedPicture['alt'];
type PictureWordsProps = { alt: Alt; place: number; onWords: (alt: Alt) => void };

/** Asks what a picture shows, in both languages, for people who cannot see it. */
export function PictureWords({ alt, place, onWords }: PictureWordsProps) {
  const { words } = useLanguage();
  const text = words.pictures;
  const title = text.wordsTitle(place);
  return (
    <ActionDialog
      label={text.words}
      spokenLabel={text.spoken(text.words, place)}
      title={title}
      variant="default"
      size="xs"
    >
      {({ leave, finish }) => (
        <WordsForm
          alt={alt}
          onCancel={leave}
          onDone={(said) => {
            onWords(said);
            finish();
          }}
        />
      )}
    </ActionDialog>
  );
}

type WordsFormProps = { alt: Alt; onCancel: () => void; onDone: (alt: Alt) => void };

function WordsForm({ alt, onCancel, onDone }: WordsFormProps) {
  const { words } = useLanguage();
  const text = words.pictures;
  const [said, setSaid] = useState(alt);
  return (
    <DialogForm
      onSubmit={() => onDone({ en: said.en.trim(), zh: said.zh.trim() })}
      onCancel={onCancel}
      submitLabel={text.wordsDo}
      isBusy={false}
      error={null}
    >
      <Stack>
        <p>{text.wordsHint}</p>
        <TextInput
          label={text.english}
          data-autofocus
          maxLength={300}
          value={said.en}
          onChange={(event) => setSaid({ ...said, en: event.currentTarget.value })}
        />
        <TextInput
          label={text.chinese}
          maxLength={300}
          value={said.zh}
          onChange={(event) => setSaid({ ...said, zh: event.currentTarget.value })}
        />
      </Stack>
    </DialogForm>
  );
}
