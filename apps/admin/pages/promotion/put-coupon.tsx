import { Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePutCoupon, type Coupon } from '../../api/use-coupons.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { unlessOvertaken } from '../../parts/unless-overtaken.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { couponDraft } from './coupon-draft.ts';
import { CountField } from './number-fields.tsx';

/** Makes a coupon, or changes the limits of one. */
export function PutCoupon({ promotionId, coupon }: { promotionId: string; coupon?: Coupon }) {
  const { words } = useLanguage();
  const text = words.coupons;
  const title = coupon ? text.changeTitle(coupon.code) : text.addTitle;
  return (
    <ActionDialog
      label={coupon ? words.change : text.add}
      spokenLabel={title}
      title={title}
      variant={coupon ? 'default' : 'filled'}
      size={coupon ? 'xs' : 'sm'}
    >
      {(ways) => <CouponForm promotionId={promotionId} coupon={coupon} {...ways} />}
    </ActionDialog>
  );
}

type CouponFormProps = {
  promotionId: string;
  coupon: Coupon | undefined;
  leave: () => void;
  finish: () => void;
};

function CouponForm({ promotionId, coupon, leave, finish }: CouponFormProps) {
  const { words } = useLanguage();
  const text = words.coupons;
  const announce = useAnnounce();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(coupon);
  const [draft, setDraft] = useState(() => couponDraft(promotionId, coupon));
  const [isTried, setIsTried] = useState(false);
  const put = usePutCoupon();
  const faultAt = useFaultAt(put.error);
  const take = (theirs: Coupon) => {
    setSeen(theirs);
    setDraft(couponDraft(promotionId, theirs));
    put.reset();
  };
  const submit = (version = seen?.version ?? 0) => {
    setIsTried(true);
    if (isCodeWrong(draft.code)) return;
    put.mutate(
      { ...draft, version },
      {
        onSuccess: ({ code }) => {
          announce(text.done(code));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={() => submit()}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={put.isPending}
      error={unlessOvertaken(put.error, seen, coupon)}
      fieldPaths={['/code', '/redemptionsMost', '/perBuyerMost', '/beginsAt', '/endsAt']}
    >
      {coupon && seen ? (
        <Overtaken
          error={put.error}
          seen={seen}
          newest={coupon}
          names={{
            isActive: text.isActive,
            beginsAt: text.beginsAt,
            endsAt: text.endsAt,
            redemptionsMost: text.redemptionsMost,
            perBuyerMost: text.perBuyerMost,
          }}
          onKeep={submit}
          onTake={take}
        />
      ) : null}
      <Stack>
        <CodeField
          code={draft.code}
          isNew={coupon === undefined}
          error={isTried && isCodeWrong(draft.code) ? text.codeHint : faultAt('/code')}
          onChange={(code) => setDraft({ ...draft, code })}
        />
        <LimitFields draft={draft} faultAt={faultAt} onChange={(more) => setDraft({ ...draft, ...more })} />
        <Switch
          label={text.isActive}
          checked={draft.isActive}
          onChange={(event) => setDraft({ ...draft, isActive: event.currentTarget.checked })}
        />
      </Stack>
    </DialogForm>
  );
}

const isCodeWrong = (code: string) => !/^[A-Z0-9][A-Z0-9-]{2,39}$/.test(code);

type CodeFieldProps = {
  code: string;
  isNew: boolean;
  error: string | undefined;
  onChange: (code: string) => void;
};

function CodeField({ code, isNew, error, onChange }: CodeFieldProps) {
  const text = useLanguage().words.coupons;
  return (
    <TextInput
      label={text.code}
      description={text.codeHint}
      maxLength={40}
      readOnly={!isNew}
      spellCheck={false}
      autoCapitalize="characters"
      value={code}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
    />
  );
}

type Limits = Pick<Coupon, 'redemptionsMost' | 'perBuyerMost' | 'beginsAt' | 'endsAt'>;
type LimitFieldsProps = {
  draft: Limits;
  faultAt: (path: string) => string | undefined;
  onChange: (more: Partial<Limits>) => void;
};

function LimitFields({ draft, faultAt, onChange }: LimitFieldsProps) {
  const { words } = useLanguage();
  const text = words.coupons;
  return (
    <>
      {(['redemptionsMost', 'perBuyerMost'] as const).map((field) => (
        <CountField
          key={field}
          label={text[field]}
          placeholder={text.anyNumber}
          max={100_000_000}
          count={draft[field]}
          error={faultAt(`/${field}`)}
          onChange={(count) => onChange({ [field]: count })}
        />
      ))}
      {(['beginsAt', 'endsAt'] as const).map((field) => (
        <TextInput
          key={field}
          type="datetime-local"
          label={text[field]}
          description={text.always}
          min="2000-01-01T00:00"
          max="2099-12-31T23:59"
          value={draft[field] ?? ''}
          error={faultAt(`/${field}`)}
          onChange={(event) => onChange({ [field]: event.currentTarget.value || null })}
        />
      ))}
    </>
  );
}
