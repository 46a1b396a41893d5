import { refuse, type Refusal } from '#contracts/refusals.ts';
import { isPublicAddress } from './is-public-address.ts';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const nameOfOurOwn = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/**
 * Refuses an address that requests must not be sent to: it has to be `https` (on this machine `http` will do), hold no
 * password, and lie on the public internet unless private ones are allowed. Where its name leads is checked again
 * with each request, since that may change.
 */
export function checkWebhookUrl(
  text: string,
  { allowsPrivate }: { allowsPrivate: boolean },
): Refusal<'value-invalid'> | undefined {
  const no = (detail: string) => refuse('value-invalid', detail, { path: '/url' });
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return no('This is not a web address.');
  if (url.username !== '' || url.password !== '') return no('Leave name and password out of the address.');
  if (url.hash !== '') return no('Leave out what follows the #.');
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const isLoopback = loopback.test(host);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    return no('The address must begin with https.');
  }
  if (allowsPrivate) return undefined;
  const isLiteral = host.startsWith('[') || /^[\d.]+$/.test(host);
  const isClosed = isLiteral
    ? !isPublicAddress(host.replace(/^\[|\]$/g, ''))
    : nameOfOurOwn.test(host) || !host.includes('.');
  return isClosed ? no('This address is not on the public internet.') : undefined;
}
