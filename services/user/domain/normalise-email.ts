/** One spelling for each address: people type capitals and blanks, mailboxes do not tell them apart. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}
