import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCreateGroup, useRenameGroup, type CustomerGroup } from '../../api/use-customer-groups.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { BothLanguages } from '../../parts/both-languages.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { unlessOvertaken } from '../../parts/unless-overtaken.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';

/** Makes a group of customers, or gives one another name. */
export function GroupForm({ group }: { group?: CustomerGroup }) {
  const { words, locale } = useLanguage();
  const text = words.groups;
  const title = group
    ? text.renameTitle(locale === 'zh-cn' ? group.title.zh : group.title.en)
    : text.addTitle;
  return (
    <ActionDialog
      label={group ? text.rename : text.add}
      spokenLabel={title}
      title={title}
      variant={group ? 'default' : 'filled'}
      size={group ? 'xs' : 'sm'}
    >
      {(ways) => <Fields group={group} {...ways} />}
    </ActionDialog>
  );
}

type FieldsProps = { group: CustomerGroup | undefined; leave: () => void; finish: () => void };

function Fields({ group, leave, finish }: FieldsProps) {
  const { words, locale } = useLanguage();
  const text = words.groups;
  const announce = useAnnounce();
  // What was seen when the form opened: a change by somebody else meanwhile must be noticed, not overwritten.
  const [seen, setSeen] = useState(group);
  const [code, setCode] = useState(group?.code ?? '');
  const [title, setTitle] = useState(group?.title ?? { en: '', zh: '' });
  const [isTried, setIsTried] = useState(false);
  const create = useCreateGroup();
  const rename = useRenameGroup();
  const key = useRequestKey({ code, title });
  const { error, isPending } = group ? rename : create;
  const faultAt = useFaultAt(error);
  const name = locale === 'zh-cn' ? title.zh : title.en;
  const done = (said: string) => () => {
    announce(said);
    finish();
  };
  const take = (theirs: CustomerGroup) => {
    setSeen(theirs);
    setTitle(theirs.title);
    rename.reset();
  };
  const submit = (version = seen?.version ?? 0) => {
    setIsTried(true);
    if (isCodeWrong(code) || title.en.trim() === '' || title.zh.trim() === '') return;
    if (group) {
      const { groupId } = group;
      rename.mutate({ groupId, version, title }, { onSuccess: done(text.renamed(name)) });
    } else create.mutate({ code, title, key }, { onSuccess: done(text.made(name)) });
  };
  return (
    <DialogForm
      onSubmit={() => submit()}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={isPending}
      error={unlessOvertaken(error, seen, group)}
      fieldPaths={['/code', '/title/en', '/title/zh']}
    >
      {group && seen ? (
        <Overtaken
          error={error}
          seen={seen}
          newest={group}
          names={{ title: words.editor.fields.title }}
          onKeep={submit}
          onTake={take}
        />
      ) : null}
      <Parts
        title={title}
        onTitle={setTitle}
        code={code}
        onCode={setCode}
        isNew={group === undefined}
        isTried={isTried}
        faultAt={faultAt}
      />
    </DialogForm>
  );
}

const isCodeWrong = (code: string) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code);

type PartsProps = {
  title: CustomerGroup['title'];
  onTitle: (title: CustomerGroup['title']) => void;
  code: string;
  onCode: (code: string) => void;
  isNew: boolean;
  isTried: boolean;
  faultAt: (path: string) => string | undefined;
};

function Parts({ title, onTitle, code, onCode, isNew, isTried, faultAt }: PartsProps) {
  const { words } = useLanguage();
  const text = words.groups;
  return (
    <Stack>
      <BothLanguages
        label={words.editor.fields.title}
        maxLength={100}
        value={title}
        faultOf={(language) =>
          isTried && title[language].trim() === '' ? words.required : faultAt(`/title/${language}`)
        }
        onChange={onTitle}
      />
      <TextInput
        label={text.code}
        description={text.codeHint}
        maxLength={40}
        spellCheck={false}
        readOnly={!isNew}
        value={code}
        error={isTried && isCodeWrong(code) ? text.codeHint : faultAt('/code')}
        onChange={(event) => onCode(event.currentTarget.value)}
      />
    </Stack>
  );
}
