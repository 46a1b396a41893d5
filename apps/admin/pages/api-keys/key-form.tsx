import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Permission } from '#contracts/access.ts';
import { useCreateApiKey } from '../../api/use-api-keys.ts';
import { usePermissions } from '../../api/use-permissions.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';
import { endOfDay } from './end-of-day.ts';

const fieldPaths = ['/name', '/permissions', '/expiresAt'];

/** What a new key is called, may do, and until when. */
export function KeyForm({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }) {
  const { words } = useLanguage();
  const text = words.keys;
  const may = usePermissions();
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<Permission[]>([]);
  const [lastDay, setLastDay] = useState('');
  const [tries, setTries] = useState(0);
  const create = useCreateApiKey();
  const faultAt = useFaultAt(create.error);
  const input = { name: name.trim(), permissions, ...(lastDay ? { expiresAt: endOfDay(lastDay) } : {}) };
  const key = useRequestKey(input);
  const grantable = (Object.keys(text.permissionNames) as Permission[]).filter((each) => may(each));
  const missing = (isMissing: boolean, line: string) => (tries > 0 && isMissing ? line : undefined);

  const submit = () => {
    setTries(tries + 1);
    if (input.name === '' || permissions.length === 0) return;
    create.mutate({ ...input, key }, { onSuccess: ({ secret }) => onMade(secret) });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={onClose}
      submitLabel={text.addDo}
      isBusy={create.isPending}
      error={create.error}
      fieldPaths={fieldPaths}
    >
      <Stack>
        <TextInput
          label={text.name}
          placeholder={text.nameHint}
          data-autofocus
          autoComplete="off"
          maxLength={100}
          value={name}
          error={missing(input.name === '', words.required) ?? faultAt('/name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={text.permissions}
          description={text.permissionsHint}
          value={permissions}
          onChange={(chosen) => setPermissions(chosen)}
          error={missing(permissions.length === 0, text.permissionsNeeded) ?? faultAt('/permissions')}
        >
          <Stack gap="xs" mt="xs">
            {grantable.map((each) => (
              <Checkbox key={each} value={each} label={text.permissionNames[each]} description={each} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          label={text.expires}
          description={text.expiresHint}
          type="date"
          value={lastDay}
          error={faultAt('/expiresAt')}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      </Stack>
    </DialogForm>
  );
}
