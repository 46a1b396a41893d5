import {
  data,
  Form,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import { addressLines } from '../../../../ui/address-lines.ts';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { FormNote } from '../../parts/checked-form.tsx';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor, passCookies } from '../../server/api.ts';
import { fieldOf } from '../../server/field-of.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import { readAddress } from '../../server/read-checkout.ts';
import styles from './account-lists.module.css';

type Entry = AnswerOf<'user', 'listAddresses'>['addresses'][number];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  return ownAnswer(await apiFor(request).user.listAddresses({}), request, locale);
}

/** Removes an address, or puts back the one that was removed: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const api = apiFor(request);
  if (form.get('intent') === 'restore') {
    const reply = await api.user.addAddress(
      {
        address: readAddress(form),
        isDefaultShipping: form.get('isDefaultShipping') === 'on',
        isDefaultBilling: form.get('isDefaultBilling') === 'on',
      },
      { idempotencyKey: fieldOf(form, 'key') || crypto.randomUUID() },
    );
    if (!reply.isOk) return answerProblem(reply, { removed: undefined });
    return redirect(`/${locale}/account/addresses`, { headers: passCookies(reply.headers) });
  }
  const addressId = fieldOf(form, 'addressId');
  const before = ownAnswer(await api.user.listAddresses({}), request, locale);
  const entry = before.addresses.find((each) => each.addressId === addressId);
  const reply = await api.user.removeAddress({ addressId });
  if (!reply.isOk) return answerProblem(reply, { removed: undefined });
  const removed = entry ? { ...entry, key: crypto.randomUUID() } : undefined;
  return data({ removed, problem: undefined }, { headers: passCookies(reply.headers) });
}

/** The address book. */
export default function Addresses() {
  const { addresses } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  return (
    <>
      <div className={styles.head}>
        <h1>{words.pages.addresses}</h1>
        <Link to={`/${locale}/account/addresses/new`} className={`${styles.act} ${styles.main}`}>
          {words.addAddress}
        </Link>
      </div>
      <FormNote problem={answer?.problem} />
      {answer?.removed ? <Undo removed={answer.removed} /> : null}
      {addresses.length === 0 ? (
        <EmptyNote title={words.noAddresses} hint={words.noAddressesHint} />
      ) : (
        <ul className={`${styles.cards} ${styles.pairs}`}>
          {addresses.map((entry) => (
            <AddressCard key={entry.addressId} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}

function AddressCard({ entry }: { entry: Entry }) {
  const { locale } = useFrame();
  const words = accountWords(locale);
  const [first, ...rest] = addressLines(entry.address, locale);
  return (
    <li className={styles.card}>
      <p>
        <strong>{first}</strong>
        {rest.map((line) => (
          <span key={line}>
            <br />
            {line}
          </span>
        ))}
      </p>
      {entry.isDefaultShipping ? <p className={styles.badge}>{words.isDefault}</p> : null}{' '}
      {entry.isDefaultBilling ? <p className={styles.badge}>{words.isDefaultBilling}</p> : null}
      <div className={styles.acts}>
        <Link to={`/${locale}/account/addresses/${entry.addressId}`} className={styles.act}>
          {words.edit}
        </Link>
        <Form method="post">
          <input type="hidden" name="addressId" value={entry.addressId} />
          <button type="submit" className={styles.act} aria-label={`${words.remove}: ${rest[0] ?? first}`}>
            {words.remove}
          </button>
        </Form>
      </div>
    </li>
  );
}

/** Says what was removed, and puts it back. */
function Undo({ removed }: { removed: Entry & { key: string } }) {
  const { locale } = useFrame();
  const words = accountWords(locale);
  const { address, isDefaultShipping, isDefaultBilling, key } = removed;
  return (
    <Form method="post" className={styles.note}>
      <p>
        <output>{words.addressRemoved(address.name, address.line1)}</output>
      </p>
      {Object.entries(address).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {isDefaultShipping ? <input type="hidden" name="isDefaultShipping" value="on" /> : null}
      {isDefaultBilling ? <input type="hidden" name="isDefaultBilling" value="on" /> : null}
      <input type="hidden" name="key" value={key} />
      <button type="submit" name="intent" value="restore" className={styles.act}>
        {words.undo}
      </button>
    </Form>
  );
}
