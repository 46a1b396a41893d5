import { demoAccounts } from '../seed/demo-accounts.ts';
import type { Ports } from './ports.ts';

/** What a person needs to know of a shop that is ready: where it is, and how to sign in. */
export function describeShop(
  url: string,
  ports: Ports,
  { seconds, hasDemo }: { seconds: number; hasDemo: boolean },
): string {
  return `
Ready in ${seconds.toFixed(1)} s
  Storefront   ${url}/en-gb   ${url}/zh-cn
  Admin        ${url}/admin
  API          ${url}/api
  Mailbox      http://127.0.0.1:${ports.mailbox}   (all mail and SMS of the shop)
  Carrier      http://127.0.0.1:${ports.carrier}   (move parcels along by hand)
${hasDemo ? describeDemo() : ''}
Ctrl-C stops everything.
`;
}

function describeDemo(): string {
  const accounts = demoAccounts.map(
    ({ email, password, roles }) =>
      `    ${email.padEnd(24)} ${password.padEnd(20)} ${roles.join(', ') || 'customer'}\n`,
  );
  return `  Sign-ins\n${accounts.join('')}  Test card    4242 4242 4242 4242, any later date, any 3 digits\n`;
}
