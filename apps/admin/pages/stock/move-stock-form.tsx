import { NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMoveStock, type Location, type StockMove } from '../../api/use-locations.ts';
import { useStock } from '../../api/use-stock.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { useRequestKey } from '../../parts/use-request-key.ts';
import { planMove } from './plan-move.ts';

type MoveStockFormProps = {
  variantId: string;
  sku: string;
  locations: readonly Location[];
  leave: () => void;
  finish: () => void;
};

const quantityPaths = [
  '/lines/0/quantity',
  '/lines/0/counted',
  '/movements/0/quantity',
  '/lines',
  '/movements',
];
const notePaths = ['/note', '/reason', '/movements/0/note'];

/** Asks what happened, where, and to how many. */
export function MoveStockForm({ variantId, sku, locations, leave, finish }: MoveStockFormProps) {
  const { words } = useLanguage();
  const [text, announce] = [words.stockPage, useAnnounce()];
  const [kind, setKind] = useState<StockMove['kind']>('received');
  const [at, setAt] = useState(locations[0]?.locationId ?? '');
  const [to, setTo] = useState(locations[1]?.locationId ?? '');
  const [typed, setTyped] = useState<number | string>('');
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const wish = { kind, variantId, at, to, quantity: typed, note: note.trim() };
  const id = useRequestKey(wish);
  const move = useMoveStock();
  const faultAt = useFaultAt(move.error);
  const planned = planMove(wish, id);
  const places = locations.map(({ locationId, title }) => ({ value: locationId, label: title }));
  const firstFault = (paths: readonly string[]) => paths.map((path) => faultAt(path)).find(Boolean);
  const submit = () => {
    setIsTried(true);
    if (!planned) return;
    move.mutate(planned, {
      onSuccess: () => {
        announce(text.moved[kind](sku));
        finish();
      },
    });
  };
  const quantityFault = isTried && typed === '' ? words.required : firstFault(quantityPaths);
  const noteFault = isTried && kind === 'counted' && !wish.note ? words.required : firstFault(notePaths);
  const placeFault = faultAt('/toLocationId') ?? (at === to ? text.samePlace : undefined);
  const books = kind === 'counted' ? <Books variantId={variantId} at={at} counted={typed} /> : undefined;
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.moveDo[kind]}
      isBusy={move.isPending}
      error={move.error}
      fieldPaths={[...quantityPaths, ...notePaths, '/toLocationId']}
    >
      <Stack>
        <KindChoice kind={kind} onKind={setKind} hasSeveral={locations.length > 1} />
        <Place
          label={kind === 'transferred' ? text.from : text.at}
          value={at}
          onPlace={setAt}
          places={places}
        />
        {kind === 'transferred' ? (
          <Place label={text.to} value={to} onPlace={setTo} places={places} fault={placeFault} />
        ) : null}
        <NumberInput
          label={kind === 'counted' ? text.counted : text.quantity}
          description={books}
          max={kind === 'counted' ? 1_000_000 : 100_000}
          allowDecimal={false}
          allowNegative={false}
          value={typed}
          error={quantityFault}
          onChange={setTyped}
        />
        <Note
          label={kind === 'counted' ? text.reason : text.note}
          value={note}
          fault={noteFault}
          onNote={setNote}
        />
      </Stack>
    </DialogForm>
  );
}

type NoteProps = { label: string; value: string; fault: string | undefined; onNote: (note: string) => void };

function Note({ label, value, fault, onNote }: NoteProps) {
  return (
    <TextInput
      label={label}
      maxLength={200}
      value={value}
      error={fault}
      onChange={(event) => onNote(event.currentTarget.value)}
    />
  );
}

/** What the books say of a location, and what a count would change in them. */
function Books({ variantId, at, counted }: { variantId: string; at: string; counted: number | string }) {
  const { words, signed } = useLanguage();
  const { data } = useStock(variantId);
  if (!data) return null;
  const onHand = data.locations.find(({ locationId }) => locationId === at)?.onHand ?? 0;
  const difference = typeof counted === 'number' ? counted - onHand : undefined;
  const text = words.stockPage;
  return (
    <>
      {text.booksSay(onHand)}{' '}
      {difference === undefined
        ? null
        : difference === 0
          ? text.noDifference
          : text.difference(signed(difference))}
    </>
  );
}

type KindChoiceProps = {
  kind: StockMove['kind'];
  onKind: (kind: StockMove['kind']) => void;
  /** Whether there is another location to bring goods to. */
  hasSeveral: boolean;
};

function KindChoice({ kind, onKind, hasSeveral }: KindChoiceProps) {
  const { words } = useLanguage();
  const text = words.stockPage;
  const kinds = (['received', 'transferred', 'counted'] as const).filter(
    (each) => each !== 'transferred' || hasSeveral,
  );
  return (
    <Radio.Group label={text.kind} value={kind} onChange={onKind}>
      <Stack gap="xs" mt="xs">
        {kinds.map((each) => (
          <Radio key={each} value={each} label={text.kinds[each]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type PlaceProps = {
  label: string;
  value: string;
  onPlace: (locationId: string) => void;
  places: { value: string; label: string }[];
  fault?: string | undefined;
};

function Place({ label, value, onPlace, places, fault }: PlaceProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      error={fault}
      onChange={(event) => onPlace(event.currentTarget.value)}
      data={places}
    />
  );
}
