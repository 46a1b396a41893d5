import { normaliseEmail } from '../normalise-email.ts';

/** Who lets dots stand anywhere in a name: one mailbox under many spellings. */
const dotless: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The mailbox that an e-mail address leads to, as far as its spelling tells: without what follows a plus. For counting only. */
export function mailboxOf(email: string): string {
  const address = normaliseEmail(email);
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  const domain = address.slice(at + 1);
  const [plain = ''] = name.split('+');
  const known = plain === '' ? name : plain;
  return dotless.has(domain) ? `${known.replaceAll('.', '')}@gmail.com` : `${known}@${domain}`;
}
