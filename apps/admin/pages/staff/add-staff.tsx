import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '#contracts/access.ts';
import { useCreateStaff } from '../../api/use-staff.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';
import { RoleChoice } from './role-choice.tsx';

/** Adds a colleague, who gets an e-mail to choose a password with. */
export function AddStaff() {
  const { words } = useLanguage();
  return (
    <ActionDialog label={words.staff.add} title={words.staff.addTitle}>
      {(ways) => <AddForm {...ways} />}
    </ActionDialog>
  );
}

const fieldPaths = ['/name', '/email', '/roles'];

function AddForm({ leave, finish }: { leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.staff;
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>([]);
  const [tries, setTries] = useState(0);
  const create = useCreateStaff();
  const faultAt = useFaultAt(create.error);
  const input = { name: name.trim(), email: email.trim(), roles };
  const key = useRequestKey(input);
  const missing = (isMissing: boolean, line: string) => (tries > 0 && isMissing ? line : undefined);

  const submit = () => {
    setTries(tries + 1);
    if (input.name === '' || input.email === '' || roles.length === 0) return;
    create.mutate(
      { ...input, key },
      {
        onSuccess: () => {
          announce(text.added(input.name));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.addDo}
      isBusy={create.isPending}
      error={create.error}
      fieldPaths={fieldPaths}
    >
      <p>{text.addLine}</p>
      <Stack>
        <TextInput
          label={text.name}
          data-autofocus
          autoComplete="off"
          maxLength={100}
          value={name}
          error={missing(input.name === '', words.required) ?? faultAt('/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={text.email}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          error={missing(input.email === '', words.required) ?? faultAt('/email', words.notEmail)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RoleChoice
          roles={roles}
          onChange={setRoles}
          error={missing(roles.length === 0, text.rolesNeeded) ?? faultAt('/roles')}
        />
      </Stack>
    </DialogForm>
  );
}
