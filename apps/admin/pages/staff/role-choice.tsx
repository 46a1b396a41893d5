import { Checkbox, Stack } from '@mantine/core';
import type { Role } from '#contracts/access.ts';
import { useLanguage } from '../../language/use-language.ts';

type RoleChoiceProps = {
  roles: readonly Role[];
  onChange: (roles: Role[]) => void;
  error: string | undefined;
};

/** Chooses roles, each with what it allows. */
export function RoleChoice({ roles, onChange, error }: RoleChoiceProps) {
  const { words } = useLanguage();
  const names = words.staff.roleNames;
  return (
    <Checkbox.Group
      label={words.staff.roles}
      value={[...roles]}
      onChange={(chosen) => onChange(chosen)}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {(Object.keys(names) as Role[]).map((role) => (
          <Checkbox key={role} value={role} label={names[role].name} description={names[role].what} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
