import type { Subject } from '#contracts/access.ts';
import { keyedHash } from '#runtime/identity/keyed-hash.ts';
import type { OpeningTools } from '#runtime/tools.ts';
import { networkOf } from '../../domain/rate/network-of.ts';
import { isPublicAddress } from '../../domain/webhook/is-public-address.ts';

/**
 * What stands for the network address that somebody came from. None for staff and keys, who act for others, nor for an
 * address that is not of the public internet: it is a proxy's, behind which all people are.
 */
export function clientOf(
  keys: Pick<OpeningTools['keys'], 'hashKey'>,
  address: string,
  subject: Pick<Subject, 'kind'>,
): string | undefined {
  if (subject.kind === 'staff' || subject.kind === 'key' || !isPublicAddress(address)) return undefined;
  return keyedHash(keys.hashKey, 'client', networkOf(address));
}
