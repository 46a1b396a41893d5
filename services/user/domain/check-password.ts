import { refuse, type Refusal } from '#contracts/refusals.ts';
import { commonPasswords } from './common-passwords.ts';
import { normalisePassword } from './normalise-password.ts';

const leastCharacters = 8;

/**
 * Whether a password may be chosen for an address; refuses `password-weak` when it is short, the address itself, one
 * character repeated or among the commonest (NIST SP 800-63B, 5.1.1.2). `path` points to the field it came in.
 */
export function checkPassword(
  password: string,
  email: string,
  path: string,
): Refusal<'password-weak'> | undefined {
  const plain = normalisePassword(password).toLowerCase();
  const characters = Array.from(plain);
  const weak = (detail: string) => refuse('password-weak', detail, { path });
  if (characters.length < leastCharacters) {
    return weak(`Choose a password of at least ${leastCharacters} characters.`);
  }
  const address = email.toLowerCase();
  if (plain === address || plain === address.split('@')[0]) {
    return weak('Choose a password other than your e-mail address.');
  }
  if (commonPasswords.has(plain) || new Set(characters).size === 1) {
    return weak('This password is among those that are tried first. Choose another one.');
  }
  return undefined;
}
