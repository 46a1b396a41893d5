import type { Locale } from '#contracts/markets.ts';
import { useLanguage } from '../../language/use-language.ts';
import styles from './promotion.module.css';
import { sayPromotion, type PromotionDraft } from './say-promotion.ts';
import { useSpeech } from './use-speech.ts';

/** What a promotion says in both languages, that of the screen first. */
export function PromotionPreview({ draft }: { draft: PromotionDraft }) {
  const { words, locale } = useLanguage();
  const text = words.promotions;
  const locales: Locale[] = locale === 'zh-cn' ? ['zh-cn', 'en-gb'] : ['en-gb', 'zh-cn'];
  return (
    <section className={styles['preview']} aria-labelledby="promotion-says">
      <h2 id="promotion-says">{text.preview}</h2>
      <small>{text.previewLine}</small>
      {locales.map((each) => (
        <div key={each}>
          <h3>{text.languages[each]}</h3>
          <Said draft={draft} locale={each} />
        </div>
      ))}
    </section>
  );
}

function Said({ draft, locale }: { draft: PromotionDraft; locale: Locale }) {
  const speech = useSpeech([draft], locale);
  return (
    <ul lang={locale === 'zh-cn' ? 'zh-CN' : 'en-GB'}>
      {sayPromotion(draft, speech).map(({ part, text }) => (
        <li key={part}>{text}</li>
      ))}
    </ul>
  );
}
