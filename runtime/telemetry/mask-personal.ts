/** Fields that hold personal data or secrets, whatever they are called before: `customerEmail`, `shippingAddress`. */
const secretNames =
  /(e-?mail|phone|mobile|password|secret|token|cookie|address|postalCode|(api|order)Key|authorization)$|^((customer|buyer|recipient|first|last|full|given|family)?name|code|number|securityCode|line[12]|to|recipient)$/i;
const emails = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
/** Ids are left readable, though parts of them may look like long numbers. */
const idsOrLongNumbers =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32}\b|\b\d(?:[ -]?\d){11,18}\b/gi;
/** With a country code (E.164), and mobiles of China without one. */
const phones = /\+[1-9]\d{6,14}\b|(?<![\d.-])1[3-9]\d{9}(?![\d-])/g;

const deepest = 6;

/** Masks e-mail addresses, phone numbers and runs of twelve digits and more (cards, not amounts, times or ports). */
export function maskText(text: string): string {
  return text
    .replace(emails, '[e-mail]')
    .replace(phones, '[phone]')
    .replace(idsOrLongNumbers, (found) => (/^(\d[ -]?){12,19}$/.test(found) ? '[number]' : found));
}

/** Masks personal data in a value that is about to be logged or exported: by the names of fields and in texts. */
export function maskPersonal(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[deep]';
  if (value instanceof Error) return maskError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return '[bytes]';
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => maskPersonal(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretNames.test(name) && inner !== null && inner !== undefined
        ? '[masked]'
        : maskPersonal(inner, depth + 1),
    ]),
  );
}

/** An error with its causes; a driver's `detail` quotes rows and is left out. */
function maskError(error: Error, depth: number): unknown {
  const { code, refusedBy } = error as { code?: unknown; refusedBy?: unknown };
  return {
    type: error.constructor.name,
    message: maskText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(refusedBy === undefined ? {} : { refusedBy }),
    stack: error.stack ? maskText(error.stack) : undefined,
    ...(error.cause === undefined ? {} : { cause: maskPersonal(error.cause, depth + 1) }),
  };
}
