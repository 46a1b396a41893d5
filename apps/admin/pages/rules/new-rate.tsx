import { useState } from 'react';
import { usePutTaxRates, type TaxRates } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { unlessOvertaken } from '../../parts/unless-overtaken.ts';
import { readNumber } from '../../parts/read-number.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { addRate } from './add-rate.ts';
import { RateFields, type RateDraft } from './rate-fields.tsx';

/** Says what rate a class of goods has from a day on. */
export function NewRate({ found }: { found: TaxRates }) {
  const { words } = useLanguage();
  const text = words.rules;
  const title = text.newRateTitle(found.jurisdiction);
  return (
    <ActionDialog label={text.newRate} spokenLabel={title} title={title} variant="default" size="xs">
      {(ways) => <RateForm found={found} {...ways} />}
    </ActionDialog>
  );
}

const emptyDraft: RateDraft = { taxClass: 'standard', percent: '', validFrom: '', source: '' };

function RateForm({ found, leave, finish }: { found: TaxRates; leave: () => void; finish: () => void }) {
  const { words } = useLanguage();
  const announce = useAnnounce();
  // What was seen when the dialog opened: a change that came meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(found);
  const [draft, setDraft] = useState(emptyDraft);
  const [isTried, setIsTried] = useState(false);
  const put = usePutTaxRates();
  const take = () => {
    setSeen(found);
    setDraft(emptyDraft);
    setIsTried(false);
    put.reset();
  };
  // The rate is added to those that were seen, or to the newest once one knows of them.
  const submit = ({ jurisdiction, timeZone, rates, version } = seen) => {
    setIsTried(true);
    const { taxClass, percent, validFrom } = draft;
    const [rate, source] = [readNumber(percent), draft.source.trim()];
    if (rate === undefined || validFrom === '' || source === '') return;
    const added = { taxClass, rateBasisPoints: Math.round(rate * 100), validFrom, source };
    const onSuccess = () => {
      announce(words.rules.rateSaved(jurisdiction));
      finish();
    };
    put.mutate({ jurisdiction, timeZone, version, rates: addRate(rates, added) }, { onSuccess });
  };
  return (
    <DialogForm
      onSubmit={() => submit()}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={put.isPending}
      error={unlessOvertaken(put.error, seen, found)}
    >
      <Overtaken
        error={put.error}
        seen={byClass(seen)}
        newest={byClass(found)}
        names={words.editor.taxClasses}
        onKeep={() => submit(found)}
        onTake={take}
      />
      <RateFields draft={draft} isTried={isTried} onChange={setDraft} />
    </DialogForm>
  );
}

/** The rates of each class, and who wrote them. */
function byClass({ rates, version, changedBy, changedAt }: TaxRates) {
  const of = (taxClass: RateDraft['taxClass']) => rates.filter((rate) => rate.taxClass === taxClass);
  const classes = { standard: of('standard'), reduced: of('reduced'), zero: of('zero') };
  return { ...classes, version, changedBy, changedAt };
}
