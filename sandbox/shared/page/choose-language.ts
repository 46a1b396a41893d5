/** The languages the sandbox pages speak. */
export type Language = 'en' | 'zh';

/** The language of a page: the one asked for in the address, else the reader's first known one, else English. */
export function chooseLanguage(asked: string | null, acceptLanguage: string | undefined): Language {
  if (asked === 'en' || asked === 'zh') return asked;
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight.trim().slice(2)) };
  });
  const best = wishes
    .filter(({ language, weight }) => (language === 'en' || language === 'zh') && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)[0];
  return best?.language === 'zh' ? 'zh' : 'en';
}
