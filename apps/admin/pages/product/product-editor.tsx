import { Alert } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { problemOf } from '../../api/problem-of.ts';
import { useSaveProduct, type EditedProduct } from '../../api/use-product-edit.ts';
import type { StaffVariant } from '../../api/use-products.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SaveBar } from '../../parts/save-bar.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { AttributePart } from './attribute-part.tsx';
import { completeDraft, findMissing } from './complete-draft.ts';
import { NewerVersion } from './newer-version.tsx';
import { PlacePart } from './place-part.tsx';
import type { Choices } from './merge-drafts.ts';
import { useDraft, type DraftState } from './use-draft.ts';
import { VariantPart } from './variant-part.tsx';
import { WordsPart } from './words-part.tsx';

type ProductEditorProps = {
  found: EditedProduct;
  stored: readonly StaffVariant[];
  view: 'content' | 'variants' | 'other';
  /** What stands instead of the parts of the draft in other views. */
  children?: ReactNode;
};

/** What is written about a product; it is kept while one looks at other views, and saved whole. */
export function ProductEditor({ found, stored, view, children }: ProductEditorProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const announce = useAnnounce();
  const navigate = useNavigate();
  const state = useDraft(found);
  const save = useSaveProduct();
  const refusedAt = useFaultAt(save.error);
  const [isTried, setIsTried] = useState(false);
  const isLeaving = useRef(false);
  const missing = isTried ? findMissing(state.draft) : [];
  const faultAt = (path: string) => (missing.includes(path) ? words.required : refusedAt(path));
  const parts = { draft: state.draft, change: state.change, faultAt };
  const submit = () => {
    setIsTried(true);
    if (findMissing(state.draft).length > 0) return;
    const product = completeDraft(state.draft);
    const made = product.isHidden ? text.madeHidden : text.made;
    save.mutate(
      { product, version: state.version },
      {
        onSuccess: ({ version }) => {
          state.saved(product, version);
          setIsTried(false);
          announce(state.version === 0 ? made(product.title.en) : text.saved);
          isLeaving.current = true;
          const isMoved = product.slug !== found.product.slug;
          if (isMoved) void navigate(`/products/${product.slug}`, { replace: true });
          else isLeaving.current = false;
        },
      },
    );
  };
  return (
    <>
      <EditorNotes state={state} error={save.error} missing={missing} onDecided={save.reset} />
      {view === 'content' ? (
        <>
          <WordsPart {...parts} />
          <PlacePart {...parts} />
          <AttributePart {...parts} />
        </>
      ) : null}
      {view === 'variants' ? <VariantPart {...parts} stored={stored} /> : null}
      {children}
      <SaveBar
        isDirty={state.isDirty}
        isBusy={save.isPending}
        onSave={submit}
        onDiscard={() => {
          state.discard();
          save.reset();
          setIsTried(false);
        }}
        mayLeave={() => isLeaving.current}
      />
    </>
  );
}

type EditorNotesProps = {
  state: DraftState;
  error: unknown;
  missing: readonly string[];
  onDecided: () => void;
};

/** Why the product is not saved yet: somebody else was faster, the shop refused, or something is missing. */
function EditorNotes({ state, error, missing, onDecided }: EditorNotesProps) {
  const { words } = useLanguage();
  const text = words.editor;
  const isConflict = error !== null && problemOf(error).code === 'version-conflict';
  const decide = (choices: Choices) => {
    state.takeOver(choices);
    onDecided();
  };
  return (
    <>
      {state.newer ? (
        <NewerVersion found={state.newer.found} clashes={state.newer.clashes} onDecide={decide} />
      ) : null}
      {isConflict && !state.newer ? (
        <Alert color="accent" my="md">
          {text.merged}
        </Alert>
      ) : null}
      {error !== null && !isConflict ? <ProblemNote error={error} /> : null}
      {missing.length > 0 ? (
        <Alert color="bad" my="md" role="alert">
          {missing.includes('/product/variants') ? text.variantNeeded : text.lacking}
        </Alert>
      ) : null}
    </>
  );
}
