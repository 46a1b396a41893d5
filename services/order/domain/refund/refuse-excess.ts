import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Says how much is left to give back where more was asked for; minor units. */
export function refuseExcess(leftMinor: number, path: string): Refusal<'amount-exceeds'> {
  return refuse('amount-exceeds', `No more than ${leftMinor} minor units are left to give back.`, {
    path,
    data: { leftMinor },
  });
}
