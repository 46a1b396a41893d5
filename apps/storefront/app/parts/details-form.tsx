import { useEffect, useRef, useState } from 'react';
import { Link, useFetcher, useNavigation } from 'react-router';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import type { loadCheckout } from '../server/load-checkout.ts';
import type { Problem } from '../../../client/client.ts';
import { AddressFields, type SavedAddress } from './address-fields.tsx';
import { CheckedForm } from './checked-form.tsx';
import { Field } from './field.tsx';
import styles from './form-section.module.css';
import { InvoiceFields } from './invoice-fields.tsx';
import { SavedAddresses } from './saved-addresses.tsx';
import { dropDraft, keepDraft, useDraft, type Draft } from './use-draft.ts';

type Loaded = Awaited<ReturnType<typeof loadCheckout>>;
type Props = { loaded: Loaded; locale: string; isSaved: boolean; problem: Problem | undefined };

const draftName = 'souk-checkout';
const formId = 'details';
const restMs = 700;

/** E-mail and address. Saved by itself as soon as it is whole, and by its button before scripts run. */
export function DetailsForm(props: Props) {
  const { loaded, locale } = props;
  const draft = useDraft(draftName, formId);
  const [picked, setPicked] = useState<Loaded['addresses'][number]>();
  const saved = picked?.address ?? draftAddress(draft) ?? loaded.cart.shippingAddress ?? loaded.usual;
  return (
    <>
      {loaded.addresses.length > 0 ? (
        <SavedAddresses
          addresses={loaded.addresses}
          chosen={picked?.address ?? loaded.cart.shippingAddress ?? loaded.usual}
          locale={locale}
          onPick={setPicked}
        />
      ) : null}
      <Fields key={`${picked?.addressId} ${draft === undefined}`} {...props} saved={saved} draft={draft} />
    </>
  );
}

function Fields({
  loaded,
  locale,
  isSaved,
  problem: told,
  saved,
  draft,
}: Props & { saved: SavedAddress; draft: Draft | undefined }) {
  const words = checkoutWords(locale);
  const shop = messagesFor(locale);
  const { state } = useNavigation();
  const { cart } = loaded;
  const { formRef, saver, noteChange } = useAutosave(isSaved);
  const problem = saver.data?.problem ?? told;
  return (
    <CheckedForm id={formId} problem={problem} ref={formRef} onChange={noteChange} onBlur={noteChange}>
      <fieldset className={styles.section}>
        <legend>{words.steps.contact}</legend>
        {loaded.isMember ? null : (
          <p className={styles.soft}>
            {words.hasAccount}{' '}
            <Link
              to={`/${locale}/account/sign-in?${new URLSearchParams({ to: `/${locale}/checkout` }).toString()}`}
            >
              {words.signIn}
            </Link>
          </p>
        )}
        <Field
          label={shop.email}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="email"
          inputMode="email"
          hint={shop.emailWhy}
          defaultValue={draft?.['email'] ?? cart.email ?? loaded.email ?? ''}
        />
      </fieldset>
      <fieldset className={styles.section}>
        <legend>{words.steps.address}</legend>
        <AddressFields form={loaded.form} countries={loaded.countries} saved={saved} locale={locale} />
        {loaded.isMember ? (
          <label className={styles.tick}>
            <input type="checkbox" name="keepAddress" />
            {words.keepAddress}
          </label>
        ) : null}
        <InvoiceFields
          name={draft?.['invoiceName'] ?? cart.invoiceTo?.name}
          taxNumber={draft?.['invoiceTaxNumber'] ?? cart.invoiceTo?.taxNumber}
          words={shop}
        />
        <button
          type="submit"
          name="intent"
          value="details"
          className={`${styles.button} ${isSaved ? styles.quiet : ''}`}
          disabled={state === 'submitting'}
        >
          {words.goOn}
        </button>
        <p className={styles.soft}>
          <output>{saver.state !== 'idle' ? words.saving : isSaved ? words.detailsSaved : ''}</output>
        </p>
      </fieldset>
    </CheckedForm>
  );
}

/** Saves a form a moment after its last change, once it is whole; keeps what is typed meanwhile for a reload. */
function useAutosave(isSaved: boolean) {
  const formRef = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastSent = useRef('');
  const saver = useFetcher<{ problem?: Problem }>({ key: 'checkout-details' });
  const { submit } = saver;
  const save = () => {
    const form = formRef.current;
    if (!form?.matches(':valid')) return;
    const body = new FormData(form);
    // Kept in the address book by the button alone, so that it is kept once.
    body.delete('keepAddress');
    body.set('intent', 'details');
    body.set('stay', '1');
    const text = JSON.stringify([...body]);
    if (text === lastSent.current) return;
    lastSent.current = text;
    void submit(body, { method: 'post', preventScrollReset: true });
  };
  const saveRef = useRef(save);
  useEffect(() => {
    saveRef.current = save;
  });
  useEffect(() => {
    // A form that comes up whole, with the usual address of a member, needs no touch.
    if (!isSaved) saveRef.current();
    return () => clearTimeout(timer.current);
  }, [isSaved]);
  const isKept = saver.state === 'idle' && saver.data !== undefined && !saver.data.problem;
  useEffect(() => {
    if (isKept) dropDraft(draftName);
  }, [isKept]);
  const noteChange = () => {
    if (formRef.current) keepDraft(draftName, formRef.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => saveRef.current(), restMs);
  };
  return { formRef, saver, noteChange };
}

/** The address of a draft; undefined where there is none. */
function draftAddress(draft: Draft | undefined): SavedAddress | undefined {
  if (!draft) return undefined;
  const { name, company, phone, country, region, city, district, line1, line2, postalCode } = draft;
  const fields = { name, company, phone, country, region, city, district, line1, line2, postalCode };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
