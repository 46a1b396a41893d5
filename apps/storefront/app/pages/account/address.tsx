import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { AddressFields } from '../../parts/address-fields.tsx';
import { CheckedForm } from '../../parts/checked-form.tsx';
import formStyles from '../../parts/form-section.module.css';
import { useFrame } from '../../parts/page-frame.tsx';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor, passCookies } from '../../server/api.ts';
import { fieldOf } from '../../server/field-of.ts';
import { localeOf } from '../../server/locale-of.ts';
import { nameCountries } from '../../server/name-countries.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import { readAddress } from '../../server/read-checkout.ts';
import styles from './account-lists.module.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const { user } = apiFor(request);
  const [book, countries] = await Promise.all([user.listAddresses({}), user.listAddressCountries({})]);
  const { addresses } = ownAnswer(book, request, locale);
  const codes = ownAnswer(countries, request, locale).countries;
  const isNew = params['addressId'] === 'new';
  const entry = addresses.find(({ addressId }) => addressId === params['addressId']) ?? null;
  if (!isNew && entry === null) throw data(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get('country');
  const usual = locale === 'zh-cn' ? 'CN' : 'GB';
  const country = codes.find((code) => code === asked) ?? entry?.address.country ?? usual;
  const form = ownAnswer(await user.getAddressForm({ country }), request, locale);
  return { entry, form, countries: nameCountries(codes, locale), key: crypto.randomUUID() };
}

/** Keeps the address, new or changed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  if (form.get('intent') === 'country')
    return redirect(`?${new URLSearchParams({ country: fieldOf(form, 'country') }).toString()}`);
  const { user } = apiFor(request);
  const address = readAddress(form);
  const defaults = {
    ...(form.get('isDefaultShipping') === 'on' ? { isDefaultShipping: true } : {}),
    ...(form.get('isDefaultBilling') === 'on' ? { isDefaultBilling: true } : {}),
  };
  const addressId = params['addressId'] ?? '';
  const reply =
    addressId === 'new'
      ? await user.addAddress(
          { address, ...defaults },
          { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
        )
      : await user.updateAddress({
          addressId,
          version: Number(fieldOf(form, 'version')),
          address,
          ...defaults,
        });
  if (!reply.isOk) return answerProblem(reply);
  return redirect(`/${locale}/account/addresses`, { headers: passCookies(reply.headers) });
}

/** One address of the book, by the form of its country. */
export default function Address() {
  const { entry, form, countries, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const newKey = answer && 'newKey' in answer ? answer.newKey : undefined;
  const { locale } = useFrame();
  const { state } = useNavigation();
  const words = accountWords(locale);
  return (
    <div className={styles.narrow}>
      <h1>{entry ? words.editAddress : words.newAddress}</h1>
      <CheckedForm problem={answer?.problem}>
        <input type="hidden" name="key" value={newKey ?? key} />
        <input type="hidden" name="version" value={entry?.version ?? 1} />
        <AddressFields
          form={form}
          countries={countries}
          saved={entry && entry.address.country === form.country ? entry.address : null}
          locale={locale}
        />
        <label className={formStyles.tick}>
          <input type="checkbox" name="isDefaultShipping" defaultChecked={entry?.isDefaultShipping} />
          {words.makeDefault}
        </label>
        <label className={formStyles.tick}>
          <input type="checkbox" name="isDefaultBilling" defaultChecked={entry?.isDefaultBilling} />
          {words.makeDefaultBilling}
        </label>
        <button type="submit" className={formStyles.button} disabled={state === 'submitting'}>
          {words.save}
        </button>
      </CheckedForm>
      <p className={styles.acts}>
        <Link to={`/${locale}/account/addresses`}>{words.cancel}</Link>
      </p>
    </div>
  );
}
