import { Button, CopyButton, Group, Progress, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMakeCoupons } from '../../api/use-coupons.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { makeCodes } from './make-codes.ts';
import { CountField } from './number-fields.tsx';

const most = 200;

/** A coupon for one order. */
const once = {
  isActive: true,
  beginsAt: null,
  endsAt: null,
  redemptionsMost: 1,
  perBuyerMost: 1,
  version: 0,
};

/** Makes many coupons at once, each with a code of its own. */
export function MakeCoupons({ promotionId }: { promotionId: string }) {
  const { words } = useLanguage();
  const text = words.coupons;
  return (
    <ActionDialog label={text.many} title={text.manyTitle} variant="default" size="sm">
      {(ways) => <ManyForm promotionId={promotionId} {...ways} />}
    </ActionDialog>
  );
}

function ManyForm({
  promotionId,
  leave,
  finish,
}: {
  promotionId: string;
  leave: () => void;
  finish: () => void;
}) {
  const { words, number } = useLanguage();
  const text = words.coupons;
  const announce = useAnnounce();
  const [prefix, setPrefix] = useState('');
  const [count, setCount] = useState<number | null>(20);
  // Kept over a failure, so that trying again makes the rest and not as many others.
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [written, setWritten] = useState(0);
  const make = useMakeCoupons();
  const isPrefixWrong = !/^[A-Z0-9]{0,20}$/.test(prefix);
  const submit = () => {
    if (isPrefixWrong || count === null) return;
    const asked = codes.length > 0 ? codes : makeCodes(prefix, Math.min(count, most));
    setCodes(asked);
    const coupons = asked.slice(written).map((code) => ({ ...once, code, promotionId }));
    const before = written;
    make.mutate(
      { coupons, onWritten: (made) => setWritten(before + made) },
      { onSuccess: () => announce(text.manyDone(number(asked.length))) },
    );
  };
  if (make.isSuccess) return <Made codes={codes} onClose={finish} />;
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={codes.length > 0 ? words.tryAgain : text.manyDo}
      isBusy={make.isPending}
      error={make.error}
      errorDetail={make.error ? text.manyStopped(number(written), number(codes.length)) : undefined}
    >
      <Stack>
        <p>{text.manyLine}</p>
        <TextInput
          label={text.prefix}
          maxLength={20}
          spellCheck={false}
          disabled={codes.length > 0}
          value={prefix}
          error={isPrefixWrong ? text.codeHint : undefined}
          onChange={(event) => setPrefix(event.currentTarget.value.toUpperCase())}
        />
        <CountField label={text.count} max={most} count={count} onChange={setCount} />
        {make.isPending ? <Written written={written} count={codes.length} /> : null}
      </Stack>
    </DialogForm>
  );
}

function Made({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { words } = useLanguage();
  const text = words.coupons;
  const lines = codes.join('\n');
  return (
    <Stack>
      <Textarea label={text.codes} readOnly rows={8} value={lines} />
      <Group justify="flex-end" gap="xs">
        <CopyButton value={lines}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? words.copied : words.copy}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{text.close}</Button>
      </Group>
    </Stack>
  );
}

function Written({ written, count }: { written: number; count: number }) {
  const { words, number } = useLanguage();
  const text = words.coupons;
  return (
    <div>
      <output>{text.manyProgress(number(written), number(count))}</output>
      <Progress value={(100 * written) / Math.max(1, count)} aria-label={text.manyTitle} />
    </div>
  );
}
