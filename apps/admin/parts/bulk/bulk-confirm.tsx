import { List } from '@mantine/core';
import { ActionDialog } from '../action-dialog.tsx';
import { DialogForm } from '../dialog-form.tsx';

type BulkConfirmProps = {
  said: { label: string; title: string; line: string; submit: string };
  /** What the chosen rows are called. */
  names: readonly string[];
  isGrave?: true;
  onConfirm: () => void;
};

/** Does something with the chosen rows after naming them and what will happen. */
export function BulkConfirm({ said, names, isGrave, onConfirm }: BulkConfirmProps) {
  return (
    <ActionDialog label={said.label} title={said.title} size="xs" variant="default">
      {({ leave, finish }) => (
        <DialogForm
          onSubmit={() => {
            finish();
            onConfirm();
          }}
          onCancel={leave}
          submitLabel={said.submit}
          {...(isGrave ? { submitColor: 'bad' } : {})}
          isBusy={false}
          error={null}
        >
          <p>{said.line}</p>
          <List>
            {names.map((name) => (
              <List.Item key={name}>{name}</List.Item>
            ))}
          </List>
        </DialogForm>
      )}
    </ActionDialog>
  );
}
