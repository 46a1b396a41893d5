export type Form = { [key: string]: FormValue };
export type FormValue = string | FormValue[] | Form;

/** Reads a form as Stripe does: `a[b][0]=c` is `{ a: { b: ['c'] } }`; keys that count from 0 make a list. */
export function parseForm(text: string): Form {
  const root: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = '', ...inner] = name.split('[').map((part) => part.replace(/\]$/, ''));
    place(root, [first, ...inner], value);
  }
  return toLists(root) as Form;
}

function place(into: Form, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const below = into[key];
  const next: Form = typeof below === 'object' && !Array.isArray(below) ? below : {};
  into[key] = next;
  place(next, rest, value);
}

function toLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, toLists(inner)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
