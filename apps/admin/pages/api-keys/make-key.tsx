import { useLanguage } from '../../language/use-language.ts';
import { SecretDialog } from '../../parts/secret-dialog.tsx';
import { KeyForm } from './key-form.tsx';

/** Makes an API key and shows its secret once. */
export function MakeKey() {
  const { words } = useLanguage();
  const text = words.keys;
  return (
    <SecretDialog text={text} label={text.add} title={text.addTitle}>
      {(ways) => <KeyForm {...ways} />}
    </SecretDialog>
  );
}
