import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Why two wall times cannot bound anything: a day that no calendar has, or an end that does not follow the beginning. */
export function checkPeriod({
  beginsAt,
  endsAt,
}: {
  beginsAt: string | null;
  endsAt: string | null;
}): Refusal<'value-invalid'> | undefined {
  if (beginsAt !== null && !isReal(beginsAt)) return noSuchDay('/beginsAt');
  if (endsAt !== null && !isReal(endsAt)) return noSuchDay('/endsAt');
  if (beginsAt !== null && endsAt !== null && endsAt <= beginsAt) {
    return refuse('value-invalid', 'It must end after it begins.', { path: '/endsAt' });
  }
  return undefined;
}

function isReal(wallTime: string): boolean {
  const at = new Date(`${wallTime}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(wallTime);
}

function noSuchDay(path: string): Refusal<'value-invalid'> {
  return refuse('value-invalid', 'No calendar has this day.', { path });
}
