import { answerOf } from '../../../support/shopper.ts';
import type { ChaosShop } from '../../chaos-shop.ts';
import { untilAnswered } from '../../until-answered.ts';
import { changeSettingOf } from './change-setting-of.ts';
import type { Storm } from './storm.ts';

/** What staff set for the whole shop, each request sent several times: settings, words of mails, rules of markets, taxes. */
export async function runShopInStorm({ owner }: ChaosShop, storm: Storm): Promise<void> {
  const key = 'user.sessionIdleDays';
  const { settings } = answerOf(await untilAnswered(() => owner.gateway.listSettings({})));
  const seen = settings.find((setting) => setting.key === key)?.version ?? 0;
  await storm(
    'changeSetting',
    () => owner.gateway.changeSetting({ key, value: 15, version: seen }),
    ({ value, version }) => ({ value, version }),
  );
  const other = 'user.sessionDays';
  const { version } = await changeSettingOf(owner, other, 31);
  await storm(
    'undoSetting',
    () => owner.gateway.undoSetting({ key: other, version }),
    (setting) => setting.version,
  );
  await writeWordsInStorm(owner, storm);
  await ruleMarketsInStorm(owner, storm);
  await ruleTaxesInStorm(owner, storm);
}

async function writeWordsInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const template = 'welcome';
  const { wordings } = answerOf(await untilAnswered(() => owner.user.getMessageTemplate({ template })));
  const mailOf = (locale: string) => wordings.find((wording) => wording.locale === locale)?.default.mail;
  const mail = { subject: 'Come in twice', paragraphs: mailOf('en-gb')?.paragraphs ?? [] };
  const words = { template, locale: 'en-gb' as const, version: 0, mail };
  await storm(
    'saveMessageWording',
    () => owner.user.saveMessageWording(words),
    ({ version }) => version,
  );
  const place = { template, locale: 'zh-cn' as const };
  const other = { ...place, version: 0, mail: { ...mail, paragraphs: mailOf('zh-cn')?.paragraphs ?? [] } };
  const { version } = answerOf(await untilAnswered(() => owner.user.saveMessageWording(other)));
  await storm(
    'resetMessageWording',
    () => owner.user.resetMessageWording({ ...place, version }),
    (reset) => reset.version,
  );
}

async function ruleMarketsInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const slower = async (market: 'us' | 'eu') => {
    const { version, rules } = answerOf(await untilAnswered(() => owner.order.getMarketRules({ market })));
    const methods = rules.methods.map((method) => ({ ...method, daysMax: method.daysMax + 1 }));
    return { market, version, rules: { ...rules, methods } };
  };
  const written = await slower('us');
  await storm(
    'putMarketRules',
    () => owner.order.putMarketRules(written),
    (rules) => rules,
  );
  const other = await slower('eu');
  const { market, version } = answerOf(await untilAnswered(() => owner.order.putMarketRules(other)));
  await storm(
    'undoMarketRules',
    () => owner.order.undoMarketRules({ market, version }),
    (rules) => rules,
  );
}

async function ruleTaxesInStorm(owner: ChaosShop['owner'], storm: Storm): Promise<void> {
  const ratesOf = (rateBasisPoints: number) =>
    (['standard', 'reduced', 'zero'] as const).map((taxClass) => {
      const day = { validFrom: '2020-01-01', validUntil: null };
      return {
        taxClass,
        rateBasisPoints: taxClass === 'zero' ? 0 : rateBasisPoints,
        ...day,
        source: 'Tried',
      };
    });
  const place = { jurisdiction: 'ZZ-tried', timeZone: 'Europe/London' };
  const rates = { ...place, rates: ratesOf(1000), version: 0 };
  await storm(
    'putTaxRates',
    () => owner.order.putTaxRates(rates),
    (written) => written,
  );
  const other = { ...place, jurisdiction: 'ZZ-other' };
  let version = 0;
  for (const points of [1000, 1100]) {
    const next = { ...other, rates: ratesOf(points), version };
    ({ version } = answerOf(await untilAnswered(() => owner.order.putTaxRates(next))));
  }
  await storm(
    'undoTaxRates',
    () => owner.order.undoTaxRates({ jurisdiction: other.jurisdiction, version }),
    (written) => written,
  );
}
