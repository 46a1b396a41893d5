import type { Locale } from '#contracts/markets.ts';
import { useResetWording } from '../../api/use-messages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

type ResetWordingProps = {
  template: string;
  locale: Locale;
  version: number;
  onDone: (version: number) => void;
};

/** Gives a message the words in a language that the shop came with, after saying so. */
export function ResetWording(props: ResetWordingProps) {
  const { words } = useLanguage();
  const text = words.messages;
  return (
    <ActionDialog
      label={text.reset}
      title={text.resetTitle(text.locales[props.locale])}
      variant="outline"
      color="bad"
      isLastTime
    >
      {(ways) => <ResetForm {...props} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = ResetWordingProps & { leave: () => void; finish: () => void };

function ResetForm({ template, locale, version, onDone, leave, finish }: FormProps) {
  const { words } = useLanguage();
  const text = words.messages;
  const announce = useAnnounce();
  const reset = useResetWording();
  const submit = () =>
    reset.mutate(
      { template, locale, version },
      {
        onSuccess: (answer) => {
          finish();
          onDone(answer.version);
          announce(text.resetDone(text.locales[locale]));
        },
      },
    );
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.resetDo}
      submitColor="bad"
      isBusy={reset.isPending}
      error={reset.error}
    >
      <p>{text.resetLine}</p>
    </DialogForm>
  );
}
