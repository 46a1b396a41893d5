import { Alert, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '#contracts/access.ts';
import { useProfile } from '../../api/use-profile.ts';
import { useUpdateStaff, type StaffMember } from '../../api/use-staff.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { unlessOvertaken } from '../../parts/unless-overtaken.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { RoleChoice } from './role-choice.tsx';

/** Changes the roles of a colleague, or switches them off and on. */
export function EditStaff({ member }: { member: StaffMember }) {
  const { words } = useLanguage();
  const title = words.staff.editTitle(member.name);
  return (
    <ActionDialog label={words.staff.edit} spokenLabel={title} title={title} variant="default" size="xs">
      {(ways) => <EditForm member={member} {...ways} />}
    </ActionDialog>
  );
}

function EditForm({ member, leave, finish }: { member: StaffMember; leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const text = words.staff;
  const announce = useAnnounce();
  const { data: profile } = useProfile();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(member);
  const [roles, setRoles] = useState<Role[]>(member.roles);
  const [isActive, setIsActive] = useState(member.isActive);
  const [tries, setTries] = useState(0);
  const update = useUpdateStaff();
  const faultAt = useFaultAt(update.error);
  const take = (theirs: StaffMember) => {
    setSeen(theirs);
    setRoles(theirs.roles);
    setIsActive(theirs.isActive);
    update.reset();
  };
  const submit = (version = seen.version) => {
    setTries(tries + 1);
    if (roles.length === 0) return;
    update.mutate(
      { staffId: member.staffId, roles, isActive, version },
      {
        onSuccess: () => {
          announce(text.changed(member.name));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={() => submit()}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={update.isPending}
      error={unlessOvertaken(update.error, seen, member)}
      fieldPaths={['/roles', '/isActive']}
    >
      <Overtaken
        error={update.error}
        seen={seen}
        newest={member}
        names={{ roles: text.roles, isActive: text.isActive }}
        onKeep={submit}
        onTake={take}
      />
      <Stack>
        {profile?.accountId === member.staffId ? <Alert color="warn">{text.self}</Alert> : null}
        <RoleChoice
          roles={roles}
          onChange={setRoles}
          error={tries > 0 && roles.length === 0 ? text.rolesNeeded : faultAt('/roles')}
        />
        <Switch
          label={text.isActive}
          description={text.isActiveHint}
          checked={isActive}
          error={faultAt('/isActive')}
          onChange={(event) => setIsActive(event.currentTarget.checked)}
        />
      </Stack>
    </DialogForm>
  );
}
