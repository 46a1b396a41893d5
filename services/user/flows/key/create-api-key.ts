import { permissions } from '#contracts/access.ts';
import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import { remember } from '#runtime/door/remember.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { actorOf } from '../../domain/actor-of.ts';
import { apiKeyText } from '../../domain/api-key-text.ts';
import { mayGrant } from '../../domain/may-grant.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { insertApiKey, readClock } from '../../store/api-keys.ts';
import { hashSecret, newPrefix, newSecret } from '../../store/secrets.ts';
import { recordStaffAction } from '../../store/staff-audit.ts';

/** Makes an API key. The secret is stored as a hash only, so a repeated request gets the key with an empty secret. */
export async function createApiKey(
  tools: UserTools,
  input: InputTo<'user', 'createApiKey'>,
): Promise<ResultOf<'user', 'createApiKey'>> {
  const { subject } = tools.context;
  const granted = permissions.filter((permission) => input.permissions.includes(permission));
  if (!mayGrant(subject, granted)) {
    return refuse('not-allowed', 'You can give a key no rights that you do not have.', {
      path: '/permissions',
    });
  }
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt).toISOString();
  const clock = await tools.db.row(readClock(expiresAt));
  if (!clock || clock.isLater === false) {
    return refuse('value-invalid', 'Choose an end that lies in the future.', { path: '/expiresAt' });
  }
  const { name } = input;
  const { createdAt } = clock;
  const keyId = uuidv7();
  const prefix = newPrefix();
  const secret = apiKeyText(prefix, newSecret());
  const key = { keyId, name, permissions: granted, prefix, createdAt, expiresAt, isRevoked: false };
  await tools.db.flight([
    insertApiKey(keyId, name, prefix, hashSecret(secret), granted, createdAt, expiresAt),
    recordStaffAction(actorOf(subject), {
      action: 'api-key.create',
      targetId: keyId,
      detail: { permissions: granted, expiresAt },
    }),
    ...remember(tools, { key, secret: '' }),
  ]);
  return { key, secret };
}
