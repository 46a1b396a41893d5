import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStartCase, type Customer, type PrivacyCase } from '../../api/use-customers.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';

type StartCaseProps = { customer: Customer; kind: PrivacyCase['kind'] };

/** Starts an export or an erasure, after saying what it does; an erasure wants a word typed. */
export function StartCase({ customer, kind }: StartCaseProps) {
  const { words } = useLanguage();
  const text = words.customer;
  const name = customer.name || words.customers.nameless;
  const title = kind === 'export' ? text.exportTitle(name) : text.eraseTitle(name);
  return (
    <ActionDialog label={text[kind]} title={title} variant="default" size="xs">
      {(ways) => <CaseForm customer={customer} kind={kind} {...ways} />}
    </ActionDialog>
  );
}

function CaseForm({
  customer,
  kind,
  leave,
  finish,
}: StartCaseProps & { leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.customer;
  const announce = useAnnounce();
  const [typed, setTyped] = useState('');
  const start = useStartCase();
  const isErasure = kind === 'erase';
  return (
    <DialogForm
      onSubmit={() =>
        start.mutate(
          { customerId: customer.customerId, kind },
          {
            onSuccess: () => {
              announce(text.started[kind]);
              finish();
            },
          },
        )
      }
      onCancel={leave}
      submitLabel={isErasure ? text.eraseDo : text.exportDo}
      {...(isErasure ? { submitColor: 'bad' } : {})}
      isBusy={start.isPending}
      isReady={!isErasure || typed.trim() === text.eraseWord}
      error={start.error}
    >
      {isErasure ? (
        <>
          <ul>
            {text.eraseLines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <TextInput
            label={text.eraseConfirm(text.eraseWord)}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </>
      ) : (
        <p>{text.exportLine}</p>
      )}
    </DialogForm>
  );
}
