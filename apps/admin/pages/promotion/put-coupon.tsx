import { Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePutCoupon, type Coupon } from '../../api/use-coupons.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
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
  const [draft, setDraft] = useState({
    code: coupon?.code ?? '',
    promotionId,
    isActive: coupon?.isActive ?? true,
    beginsAt: coupon?.beginsAt ?? null,
    endsAt: coupon?.endsAt ?? null,
    redemptionsMost: coupon ? coupon.redemptionsMost : null,
    perBuyerMost: coupon ? coupon.perBuyerMost : 1,
    version: coupon?.version ?? 0,
  });
  const [isTried, setIsTried] = useState(false);
  const put = usePutCoupon();
  const faultAt = useFaultAt(put.error);
  const isCodeWrong = !/^[A-Z0-9][A-Z0-9-]{2,39}$/.test(draft.code);
  const submit = () => {
    setIsTried(true);
    if (isCodeWrong) return;
    put.mutate(draft, {
      onSuccess: ({ code }) => {
        announce(text.done(code));
        finish();
      },
    });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={put.isPending}
      error={put.error}
      fieldPaths={['/code', '/redemptionsMost', '/perBuyerMost', '/beginsAt', '/endsAt']}
    >
      <Stack>
        <TextInput
          label={text.code}
          description={text.codeHint}
          maxLength={40}
          readOnly={coupon !== undefined}
          spellCheck={false}
          autoCapitalize="characters"
          value={draft.code}
          error={isTried && isCodeWrong ? text.codeHint : faultAt('/code')}
          onChange={(event) => setDraft({ ...draft, code: event.currentTarget.value.toUpperCase() })}
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
