import { Checkbox, Stack, TextInput } from '@mantine/core';
import type { WebhookEvent } from '../../api/use-webhooks.ts';
import { useLanguage } from '../../language/use-language.ts';

export type WebhookDraft = { url: string; description: string; events: readonly string[] };

type WebhookFieldsProps = {
  draft: WebhookDraft;
  onChange: (draft: WebhookDraft) => void;
  isTried: boolean;
  faultAt: (path: string, whenInvalid?: string) => string | undefined;
};

export const webhookPaths = ['/url', '/description', '/events'];

/** Whether a draft can be sent. */
export function isWebhookWhole({ url, events }: WebhookDraft): boolean {
  return /^https?:\/\/\S+$/.test(url.trim()) && events.length > 0;
}

/** The address of an endpoint, what it is for, and the events it is told of. */
export function WebhookFields({ draft, onChange, isTried, faultAt }: WebhookFieldsProps) {
  const { words } = useLanguage();
  const text = words.webhooks;
  const isUrlWrong = !/^https?:\/\/\S+$/.test(draft.url.trim());
  return (
    <Stack>
      <TextInput
        label={text.url}
        description={text.urlHint}
        type="url"
        data-autofocus
        maxLength={500}
        spellCheck={false}
        value={draft.url}
        error={(isTried && isUrlWrong ? text.urlWrong : undefined) ?? faultAt('/url')}
        onChange={(event) => onChange({ ...draft, url: event.currentTarget.value })}
      />
      <TextInput
        label={text.description}
        placeholder={text.descriptionHint}
        maxLength={200}
        value={draft.description}
        error={faultAt('/description')}
        onChange={(event) => onChange({ ...draft, description: event.currentTarget.value })}
      />
      <Checkbox.Group
        label={text.events}
        value={[...draft.events]}
        error={(isTried && draft.events.length === 0 ? text.eventsNeeded : undefined) ?? faultAt('/events')}
        onChange={(events) => onChange({ ...draft, events })}
      >
        <Stack gap="xs" mt="xs">
          {(Object.keys(text.eventNames) as WebhookEvent[]).map((event) => (
            <Checkbox key={event} value={event} label={text.eventNames[event]} description={event} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  );
}
