/** An id that sorts by the moment it was made (UUIDv7, RFC 9562 section 5.7), for what the shop lists by its ids. */
export function newId(now = Date.now()): string {
  const random = crypto.randomUUID();
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
