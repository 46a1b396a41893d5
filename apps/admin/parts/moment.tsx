import { useLanguage } from '../language/use-language.ts';

/** A moment, readable by people and programs; the exact one shows when pointed at. */
export function Moment({ at }: { at: string }) {
  const { moment } = useLanguage();
  return (
    <time dateTime={at} title={at}>
      {moment(at)}
    </time>
  );
}
