/**
 * Whether a request that changes something comes from our own pages. Browsers send Origin with every such request
 * (Fetch standard, section 3.2); programs send none and carry no cookie by accident.
 */
export function isOwnOrigin(
  request: { origin: string | undefined; host: string | undefined },
  publicUrl: string,
): boolean {
  const { origin, host } = request;
  if (origin === undefined) return true;
  if (origin === new URL(publicUrl).origin) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
