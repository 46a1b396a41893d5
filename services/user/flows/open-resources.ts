import { openMailSender } from '../providers/mail-smtp.ts';
import { openPasswordHasher } from '../providers/password-hasher.ts';
import { openSmsSender } from '../providers/sms-http.ts';
import type { UserResources } from '../providers/user-tools.ts';
import { readPlaces } from './open-resources/read-places.ts';

/** Two hashes use two of Node's four worker threads; whoever waits before them waits half a second at most. */
const hashing = { concurrency: 2, seats: 34 };

/** Opens what this room needs besides its database, once per process. */
export async function openResources(): Promise<UserResources> {
  const places = await readPlaces();
  return { passwords: openPasswordHasher(hashing), mail: openMailSender(), sms: openSmsSender(), places };
}

/** Closes it again. */
export async function closeResources({ mail, sms }: UserResources): Promise<void> {
  mail.close();
  await sms.close();
}
