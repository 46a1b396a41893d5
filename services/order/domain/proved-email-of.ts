import type { InputTo } from '#contracts/services.ts';

type Person = InputTo<'order', 'exportPerson'>['person'];

/** The address by which a guest's orders are a person's: none that they have not proved to read. */
export function provedEmailOf({ email, isEmailProved = true }: Person): string | null {
  return isEmailProved ? email : null;
}
