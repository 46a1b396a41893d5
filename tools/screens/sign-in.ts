import type { Stage } from './stage.ts';

/** Signs the browser in with a demo account, whose name and password follow from its role. */
export async function signIn({ ask }: Stage, role: 'shopper' | 'owner'): Promise<void> {
  await ask('POST', '/account/sign-in', {
    email: `${role}@souk.example`,
    password: `souk-${role}-demo`,
  });
}
