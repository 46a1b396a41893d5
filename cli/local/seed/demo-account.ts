import { demoAccounts } from './demo-accounts.ts';

/** How the importer, or the customer, of the demo shop signs in. */
export function demoAccount(who: 'importer' | 'shopper'): { email: string; password: string } {
  const account = demoAccounts.find(({ kind, roles }) =>
    who === 'shopper' ? kind === 'customer' : roles.some((role) => role === who),
  );
  if (!account) throw new Error(`the demo shop has no ${who}`);
  return { email: account.email, password: account.password };
}
