import { NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InputTo } from '#contracts/services.ts';
import { useResolveCase, type MoneyCase } from '../../api/use-reconciliation.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';

type Resolution = InputTo<'payment', 'resolveReconciliationCase'>['resolution'];
type Account = Extract<Resolution, { type: 'correct' }>['account'];

/** Resolves a difference: books what the statement says, or leaves it as it is; either with a reason. */
export function ResolveCase({ value }: { value: MoneyCase }) {
  const { words } = useLanguage();
  const text = words.books;
  const title = text.resolveTitle(text.kinds[value.kind]);
  return (
    <ActionDialog
      label={text.resolve}
      spokenLabel={title}
      title={title}
      isLastTime
      variant="default"
      size="xs"
    >
      {(ways) => <ResolveForm value={value} {...ways} />}
    </ActionDialog>
  );
}

type ResolveFormProps = { value: MoneyCase; leave: () => void; finish: () => void };

function ResolveForm({ value, leave, finish }: ResolveFormProps) {
  const { words, money } = useLanguage();
  const text = words.books;
  const announce = useAnnounce();
  const [type, setType] = useState<Resolution['type']>('correct');
  const [account, setAccount] = useState<Account>('adjustment');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  // What was seen when the dialog opened is what is resolved, not a change that came meanwhile.
  const [{ caseId, version }] = useState(value);
  const resolve = useResolveCase();
  const faultAt = useFaultAt(resolve.error);
  const submit = () => {
    setIsTried(true);
    if (reason.trim() === '') return;
    const resolution: Resolution = type === 'correct' ? { type, account } : { type };
    const onSuccess = () => {
      announce(text.resolved);
      finish();
    };
    resolve.mutate({ caseId, version, resolution, reason: reason.trim() }, { onSuccess });
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.resolveDo[type]}
      isBusy={resolve.isPending}
      error={resolve.error}
      fieldPaths={['/reason']}
    >
      <Stack>
        <Facts
          facts={[
            { name: text.here, value: money(value.here) },
            { name: text.there, value: money(value.there) },
          ]}
        />
        <Radio.Group
          label={text.how}
          value={type}
          onChange={(chosen) => setType(chosen === 'ignore' ? 'ignore' : 'correct')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="correct" label={text.ways.correct} description={text.wayHints.correct} />
            <Radio value="ignore" label={text.ways.ignore} description={text.wayHints.ignore} />
          </Stack>
        </Radio.Group>
        {type === 'correct' ? (
          <NativeSelect
            label={text.account}
            value={account}
            onChange={(event) => setAccount(event.currentTarget.value as Account)}
            data={Object.entries(text.accounts).map(([name, label]) => ({ value: name, label }))}
          />
        ) : null}
        <Textarea
          label={text.reason}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={isTried && reason.trim() === '' ? words.required : faultAt('/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </DialogForm>
  );
}
