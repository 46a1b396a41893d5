/** A setting's value while it is edited, by the kind of value it has now. */
export type Typed =
  | { kind: 'number'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'switch'; isOn: boolean }
  | { kind: 'json'; text: string };

export type ReadValue = { isRead: true; value: unknown } | { isRead: false; fault: 'number' | 'json' };

/** Brings a value into the form in which it is edited. */
export function toTyped(value: unknown): Typed {
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'switch', isOn: value };
  if (typeof value === 'string') return { kind: 'text', text: value };
  return { kind: 'json', text: JSON.stringify(value, null, 2) };
}

/** Reads what was typed; what is allowed is for the shop to say. */
export function readTyped(typed: Typed): ReadValue {
  switch (typed.kind) {
    case 'switch':
      return { isRead: true, value: typed.isOn };
    case 'text':
      return { isRead: true, value: typed.text };
    case 'number': {
      const value = Number(typed.text);
      const isNumber = typed.text.trim() !== '' && Number.isFinite(value);
      return isNumber ? { isRead: true, value } : { isRead: false, fault: 'number' };
    }
    case 'json':
      try {
        return { isRead: true, value: JSON.parse(typed.text) as unknown };
      } catch {
        return { isRead: false, fault: 'json' };
      }
  }
}
