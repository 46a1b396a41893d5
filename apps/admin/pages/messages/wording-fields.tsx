import { Code, Stack, Text, TextInput, Textarea } from '@mantine/core';
import type { MessageWording, MessageWords } from '../../api/use-messages.ts';
import { problemOf } from '../../api/problem-of.ts';
import { useLanguage } from '../../language/use-language.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { paragraphsOf, type WordingDraft } from './wording-draft.ts';

type WordingFieldsProps = {
  draft: WordingDraft;
  given: MessageWording['default'];
  variables: MessageWords['variables'];
  locale: string;
  isTried: boolean;
  error: unknown;
  onChange: (draft: WordingDraft) => void;
};

/** The fields of a message, by the channels it has, and the variables that may stand in them. */
export function WordingFields(props: WordingFieldsProps) {
  const { words } = useLanguage();
  const text = words.messages;
  const { draft, given, variables, locale, isTried, error, onChange } = props;
  const faultAt = useFaultAt(error);
  const needed = (typed: string) => (isTried && typed.trim() === '' ? words.required : undefined);
  const path = error === null ? undefined : problemOf(error).path;
  const paragraph = path?.startsWith('/mail/paragraphs') ? faultAt(path) : undefined;
  const place = Number(/^\/mail\/paragraphs\/(\d+)/.exec(path ?? '')?.[1] ?? Number.NaN);
  const where = Number.isNaN(place) ? '' : ` “${(paragraphsOf(draft.body)[place] ?? '').slice(0, 60)}”`;
  return (
    <Stack>
      {given.mail ? (
        <>
          <TextInput
            label={text.subject}
            lang={locale}
            maxLength={200}
            value={draft.subject}
            error={needed(draft.subject) ?? faultAt('/mail/subject')}
            onChange={(event) => onChange({ ...draft, subject: event.currentTarget.value })}
          />
          <Textarea
            label={text.body}
            description={text.bodyHint}
            lang={locale}
            autosize
            minRows={8}
            maxRows={24}
            value={draft.body}
            error={needed(draft.body) ?? (paragraph ? `${paragraph}${where}` : undefined)}
            onChange={(event) => onChange({ ...draft, body: event.currentTarget.value })}
          />
        </>
      ) : null}
      {given.sms === undefined ? null : (
        <Textarea
          label={text.smsText}
          description={text.smsLength([...draft.sms].length)}
          lang={locale}
          autosize
          minRows={2}
          maxLength={500}
          value={draft.sms}
          error={needed(draft.sms) ?? faultAt('/sms')}
          onChange={(event) => onChange({ ...draft, sms: event.currentTarget.value })}
        />
      )}
      <div>
        <Text size="sm" fw={600}>
          {text.variables}
        </Text>
        <Text size="sm" c="dimmed">
          {text.variablesHint}
        </Text>
        <ul>
          {variables.map(({ name, isRequired }) => (
            <li key={name}>
              <Code>{`{${name}}`}</Code> {text.variableNames[name] ?? ''}
              {isRequired ? '' : ` (${text.sometimes})`}
            </li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}
