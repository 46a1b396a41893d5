import { useEffect, useState } from 'react';
import type { AnswerOf } from '#contracts/services.ts';
import { createClient } from '../../../client/client.ts';

export type AddressForm = AnswerOf<'user', 'getAddressForm'>;

/** The form of the country that is chosen: the given one at first, another once it has come. */
export function useAddressForm(first: AddressForm, startCountry: string = first.country) {
  const [country, setCountry] = useState(startCountry);
  const [form, setForm] = useState(first);
  useEffect(() => {
    if (form.country === country) return;
    const stop = new AbortController();
    createClient({ baseUrl: '' })
      .user.getAddressForm({ country }, { signal: stop.signal })
      .then(
        (reply) => {
          if (reply.isOk) setForm(reply.answer);
        },
        () => {
          // Another country was chosen meanwhile.
        },
      );
    return () => stop.abort();
  }, [country, form.country]);
  return { country, form, setCountry };
}
