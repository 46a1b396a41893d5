export type CookieOptions = { maxAgeSeconds: number; isSecure: boolean };

/** Writes a Set-Cookie header for a secret that scripts cannot read and other sites cannot send (RFC 6265bis). */
export function writeCookie(name: string, value: string, { maxAgeSeconds, isSecure }: CookieOptions): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}
