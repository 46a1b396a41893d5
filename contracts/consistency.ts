/**
 * Where a client finds and sends its consistency token: programs in a header, browsers in a cookie. A minute is far longer
 * than listeners are behind, after which nothing has to be waited for.
 */
export const consistency = {
  header: 'souk-consistency',
  cookie: 'souk_consistency',
  maxAgeSeconds: 60,
} as const;
