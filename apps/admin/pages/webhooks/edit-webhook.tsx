import { Switch } from '@mantine/core';
import { useState } from 'react';
import { useUpdateWebhook, type Webhook, type WebhookEvent } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { unlessOvertaken } from '../../parts/unless-overtaken.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { isWebhookWhole, WebhookFields, webhookPaths, type WebhookDraft } from './webhook-fields.tsx';

/** Changes an endpoint, pauses it or lets it go on. */
export function EditWebhook({ endpoint }: { endpoint: Webhook }) {
  const { words } = useLanguage();
  const text = words.webhooks;
  return (
    <ActionDialog label={text.edit} title={text.editTitle}>
      {(ways) => <EditForm endpoint={endpoint} {...ways} />}
    </ActionDialog>
  );
}

type FormProps = { endpoint: Webhook; leave: () => void; finish: () => void };

function EditForm({ endpoint, leave, finish }: FormProps) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const announce = useAnnounce();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(endpoint);
  const [draft, setDraft] = useState<WebhookDraft>(endpoint);
  const [isActive, setIsActive] = useState(endpoint.isActive);
  const [isTried, setIsTried] = useState(false);
  const update = useUpdateWebhook();
  const faultAt = useFaultAt(update.error);
  const take = (theirs: Webhook) => {
    setSeen(theirs);
    setDraft(theirs);
    setIsActive(theirs.isActive);
    update.reset();
  };
  const submit = (version = seen.version) => {
    setIsTried(true);
    if (!isWebhookWhole(draft)) return;
    const url = draft.url.trim();
    const events = [...draft.events] as WebhookEvent[];
    update.mutate(
      { endpointId: seen.endpointId, version, url, description: draft.description.trim(), events, isActive },
      {
        onSuccess: () => {
          announce(text.changed);
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
      isBusy={update.isPending}
      error={unlessOvertaken(update.error, seen, endpoint)}
      fieldPaths={webhookPaths}
    >
      <Overtaken
        error={update.error}
        seen={seen}
        newest={endpoint}
        names={{
          url: text.url,
          description: text.description,
          events: text.events,
          isActive: text.isActive,
          previousSecretUntil: text.secretLabel,
        }}
        onKeep={submit}
        onTake={take}
      />
      <WebhookFields draft={draft} onChange={setDraft} isTried={isTried} faultAt={faultAt} />
      <Switch
        mt="md"
        label={text.isActive}
        description={text.isActiveHint}
        checked={isActive}
        onChange={(event) => setIsActive(event.currentTarget.checked)}
      />
    </DialogForm>
  );
}
