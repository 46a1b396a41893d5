import type { Client } from '../../../../apps/client/client.ts';
import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { someEmail } from '../../purchase.ts';
import { untilAnswered } from '../../until-answered.ts';
import { onlyCodeFor } from './only-code-for.ts';
import { aKey } from './storm.ts';

export const password = 'a long password';

/** Somebody with an account that was made for this. */
export type Person = { customerId: string; email: string; client: Client };

/** Opens an account, with its address proved. */
export async function join({ api, mailboxUrl, clientWith }: ChaosShop): Promise<Person> {
  const email = someEmail();
  const key = aKey();
  const wish = { email, password, name: 'Ada', locale: 'en-gb' as const };
  answerOf(await untilAnswered(() => api.user.signUp(wish, key)));
  const code = await onlyCodeFor(mailboxUrl, email);
  const { sessionToken, profile } = answerOf(
    await untilAnswered(() => api.user.verifyEmail({ email, code })),
  );
  return { customerId: profile.accountId, email, client: clientWith({ 'souk-session': sessionToken }) };
}
