import type { Market } from '#contracts/markets.ts';
import { useUndoMarketRules, type Rules } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

type UndoRulesProps = {
  market: Market;
  version: number;
  onDone: (written: { version: number; rules: Rules }) => void;
};

/** Takes the last change of a market's rules back, after saying what that means. */
export function UndoRules(props: UndoRulesProps) {
  const { words } = useLanguage();
  const text = words.rules;
  return (
    <ActionDialog label={text.undo} title={text.undoTitle} variant="default" size="xs">
      {(ways) => <UndoForm {...props} {...ways} />}
    </ActionDialog>
  );
}

function UndoForm({
  market,
  version,
  onDone,
  leave,
  finish,
}: UndoRulesProps & { leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.rules;
  const announce = useAnnounce();
  const undo = useUndoMarketRules();
  const submit = () =>
    undo.mutate(
      { market, version },
      {
        onSuccess: (rules) => {
          onDone(rules);
          announce(text.undone);
          finish();
        },
      },
    );
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.undoDo}
      isBusy={undo.isPending}
      error={undo.error}
      errorDetail={undo.error ? text.nothingToUndo : undefined}
    >
      <p>{text.undoLine(version)}</p>
    </DialogForm>
  );
}
