import { Type } from 'typebox';

/** The shared small shapes of the wire. */
export const Id = Type.String({ format: 'uuid', maxLength: 36 });
/**
 * An instant of RFC 3339 that calendars and databases know: of the years 1970 to 9998 where it is written, no leap
 * second, and no name of a time zone behind it (RFC 9557).
 */
export const Instant = Type.String({
  format: 'date-time',
  maxLength: 40,
  pattern:
    '^(19[7-9]\\d|[2-8]\\d{3}|9(?!999)\\d{3})-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
});
export const LocaleName = Type.Union([Type.Literal('en-gb'), Type.Literal('zh-cn')]);
export const MarketName = Type.Union([
  Type.Literal('gb'),
  Type.Literal('cn'),
  Type.Literal('eu'),
  Type.Literal('us'),
  Type.Literal('jp'),
  Type.Literal('kw'),
]);
export const CurrencyCode = Type.Union([
  Type.Literal('GBP'),
  Type.Literal('CNY'),
  Type.Literal('EUR'),
  Type.Literal('USD'),
  Type.Literal('JPY'),
  Type.Literal('KWD'),
]);
export const MoneyAmount = Type.Object(
  {
    amountMinor: Type.Integer({ minimum: -9007199254740991, maximum: 9007199254740991 }),
    currency: CurrencyCode,
  },
  { additionalProperties: false },
);
/** Text a person typed: no control characters but line breaks and tabs, trimmed length counts. */
export const text = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$' });
export const Email = Type.String({ format: 'email', maxLength: 254 });
/** A phone number in E.164 (ITU-T): a plus and up to 15 digits. */
export const Phone = Type.String({ pattern: '^\\+[1-9][0-9]{6,14}$', maxLength: 16 });
export const Cursor = Type.String({ maxLength: 300, pattern: '^[A-Za-z0-9_-]*$' });
export const Nothing = Type.Object({}, { additionalProperties: false });
/**
 * What a client calls a request that it may send again: a secret of its own, such as a random UUID, since visitors are
 * known by it alone. Visible ASCII.
 */
export const IdempotencyKey = Type.String({ minLength: 16, maxLength: 200, pattern: '^[!-~]*$' });
