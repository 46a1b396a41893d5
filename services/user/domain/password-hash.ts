/** How much work a hash takes (RFC 9106): memory in KiB, passes over it, lanes. */
export type PasswordWork = { memoryKib: number; passes: number; parallelism: number };

/** A stored hash; salt and digest are base64 without padding. */
export type PasswordHash = PasswordWork & { salt: string; digest: string };

/** What new hashes take: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
export const currentWork: PasswordWork = { memoryKib: 19_456, passes: 2, parallelism: 1 };

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Writes a hash in the PHC string format. */
export function writePasswordHash({ memoryKib, passes, parallelism, salt, digest }: PasswordHash): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${salt}$${digest}`;
}

/** Reads a PHC string. Throws when it is none of argon2id version 19. */
export function readPasswordHash(text: string): PasswordHash {
  const [, memoryKib, passes, parallelism, salt, digest] = phc.exec(text) ?? [];
  if (!salt || !digest) throw new Error('a stored password hash cannot be read');
  return {
    memoryKib: Number(memoryKib),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt,
    digest,
  };
}

/** Whether a hash takes other work than new ones do, so that it is made anew at the next sign-in. */
export function isOutdated(text: string, work: PasswordWork): boolean {
  const { memoryKib, passes, parallelism } = readPasswordHash(text);
  return memoryKib !== work.memoryKib || passes !== work.passes || parallelism !== work.parallelism;
}
