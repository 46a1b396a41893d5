import type { InputTo } from '#contracts/services.ts';
import { fieldOf } from './field-of.ts';

type Wish = Pick<InputTo<'order', 'requestReturn'>, 'lines' | 'wanted'>;
type Reason = Wish['lines'][number]['reason'];

/** What a return form asks for: the lines of which at least one is to go back. */
export function readReturn(form: FormData): Wish {
  const lines = form.getAll('lineId').flatMap((lineId) => {
    if (typeof lineId !== 'string') return [];
    const quantity = Number(fieldOf(form, `quantity-${lineId}`));
    if (!(quantity > 0)) return [];
    const note = fieldOf(form, `note-${lineId}`);
    const reason = fieldOf(form, `reason-${lineId}`) as Reason;
    return [{ lineId, quantity, reason, ...(note === '' ? {} : { note }) }];
  });
  return { wanted: fieldOf(form, 'wanted') === 'exchange' ? 'exchange' : 'refund', lines };
}
