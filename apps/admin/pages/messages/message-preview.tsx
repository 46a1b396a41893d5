import chineseFont from '@fontsource/noto-sans-sc/400.css?url';
import { useDebouncedValue } from '@mantine/hooks';
import type { Locale } from '#contracts/markets.ts';
import { problemOf } from '../../api/problem-of.ts';
import { useMessagePreview, type MessageWording } from '../../api/use-messages.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './edit-wording.module.css';

const typingMs = 500;

type MessagePreviewProps = { template: string; locale: Locale; given: MessageWording['default'] };

/** What a message looks like with the words of the form and made-up values. */
export function MessagePreview({ template, locale, given }: MessagePreviewProps) {
  const { words } = useLanguage();
  const text = words.messages;
  const [settled] = useDebouncedValue(given, typingMs);
  const { data, error } = useMessagePreview({ template, locale, ...settled });
  return (
    <Section title={text.preview} line={text.previewLine}>
      {error ? <ProblemNote error={error} detail={problemOf(error).detail} /> : null}
      {data?.sms ? (
        <p className={styles['sms']} lang={locale}>
          {data.sms}
        </p>
      ) : null}
      {data?.mail ? (
        <>
          <p className={styles['subject']} lang={locale}>
            {data.mail.subject}
          </p>
          {/* Nothing in it may run or lead anywhere. */}
          <iframe
            className={styles['frame']}
            sandbox=""
            srcDoc={withChineseFont(data.mail.html)}
            title={text.previewTitle(data.mail.subject)}
          />
        </>
      ) : null}
    </Section>
  );
}

/** A mail brings no fonts; staff whose machine has none for Chinese read it in that of the admin. */
function withChineseFont(html: string): string {
  const families = `"PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif`;
  const style = `:root:lang(zh) body{font-family:${families}!important}`;
  return html.replace(
    '</head>',
    `<link rel="stylesheet" href="${chineseFont}"><style>${style}</style></head>`,
  );
}
