/** One encoding for what looks the same on every keyboard (NIST SP 800-63B, 5.1.1.2 asks for NFKC or NFKD). */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}
