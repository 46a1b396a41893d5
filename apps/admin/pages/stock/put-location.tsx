import { NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { usePutLocation, type Location } from '../../api/use-locations.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';

/** Adds a location, or changes the name and priority of one. */
export function PutLocation({ location }: { location?: Location }) {
  const { words } = useLanguage();
  const text = words.stockPage;
  const title = location ? text.changeLocation(location.title) : text.addLocation;
  return (
    <ActionDialog
      label={location ? words.change : text.add}
      spokenLabel={title}
      title={title}
      variant={location ? 'default' : 'filled'}
      size="xs"
    >
      {(ways) => <LocationForm location={location} {...ways} />}
    </ActionDialog>
  );
}

type LocationFormProps = { location: Location | undefined; leave: () => void; finish: () => void };

function LocationForm({ location, leave, finish }: LocationFormProps) {
  const { words } = useLanguage();
  const text = words.stockPage;
  const announce = useAnnounce();
  const [locationId, setLocationId] = useState(location?.locationId ?? '');
  const [title, setTitle] = useState(location?.title ?? '');
  const [priority, setPriority] = useState<number | string>(location?.priority ?? 100);
  const [isTried, setIsTried] = useState(false);
  const put = usePutLocation();
  const faultAt = useFaultAt(put.error);
  const isIdWrong = !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(locationId);
  const isTitleMissing = title.trim() === '';
  const submit = () => {
    setIsTried(true);
    if (isIdWrong || isTitleMissing || typeof priority !== 'number') return;
    put.mutate(
      { locationId, title: title.trim(), priority },
      {
        onSuccess: () => {
          announce(text.locationDone(title.trim()));
          finish();
        },
      },
    );
  };
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={words.save}
      isBusy={put.isPending}
      error={put.error}
      fieldPaths={['/locationId', '/title', '/priority']}
    >
      <Stack>
        <TextInput
          label={text.locationTitle}
          maxLength={100}
          value={title}
          error={isTried && isTitleMissing ? words.required : faultAt('/title')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={text.locationId}
          description={text.locationIdHint}
          maxLength={40}
          readOnly={location !== undefined}
          value={locationId}
          error={isTried && isIdWrong ? text.locationIdHint : faultAt('/locationId')}
          onChange={(event) => setLocationId(event.currentTarget.value)}
        />
        <NumberInput
          label={text.priority}
          description={text.priorityHint}
          min={0}
          max={10_000}
          allowDecimal={false}
          value={priority}
          error={isTried && priority === '' ? words.required : faultAt('/priority')}
          onChange={setPriority}
        />
      </Stack>
    </DialogForm>
  );
}
