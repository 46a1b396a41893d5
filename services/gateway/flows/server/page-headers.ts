type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Of the connection (RFC 9110, section 7.6.1), and what the storefront tells the gateway alone. */
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'content-length',
  'souk-page-frame',
  'souk-page-tags',
]);

/** The headers that go on from one side of the gateway to the other. */
export function pageHeaders(headers: Headers): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined && !ownHeaders.has(name)) kept[name] = value;
  return kept;
}
