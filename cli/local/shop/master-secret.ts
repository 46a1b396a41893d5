import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that every key of this shop is derived from: SOUK_SECRET, else a file of its own in the state folder,
 * made on the first start and readable by its owner only.
 */
export async function masterSecret(stateFolder: string): Promise<string> {
  const given = process.env['SOUK_SECRET'];
  if (given) return given;
  const file = join(stateFolder, 'secret');
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 20) throw new Error(`the secret in ${file} is damaged; restore it from a backup`);
  return secret;
}
