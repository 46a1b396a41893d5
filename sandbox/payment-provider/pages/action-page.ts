import type { Language } from '../../shared/page/choose-language.ts';
import type { Html } from '../../shared/page/html.ts';
import { html } from '../../shared/page/html.ts';
import type { Page } from '../../shared/page/page-answer.ts';
import type { Payment } from '../domain/payment.ts';
import { formatAmount } from './format-amount.ts';
import { returnAddress } from './return-address.ts';
import type { Occasion, Texts } from './texts.ts';
import { texts } from './texts.ts';

/** The page on which a buyer approves or declines a payment, or reads how it ended. */
export function actionPage(payment: Payment, language: Language): Page {
  const words = texts[language];
  const isWaiting = payment.status === 'requires_action';
  const title = isWaiting ? words.titles[occasionOf(payment)] : outcomeOf(payment, words);
  // Browsers also check where the answer to a form leads, so the shop's origin is named.
  const origin = payment.returnUrl === undefined ? '' : ` ${new URL(payment.returnUrl).origin}`;
  return {
    status: 200,
    language,
    title,
    policy: `form-action 'self'${origin}`,
    body: sheet(
      words,
      html`<h1${isWaiting ? undefined : html` class="${isGranted(payment) ? 'good' : 'bad'}"`}>${title}</h1>
      ${isWaiting ? html`<p>${words.explanations[occasionOf(payment)]}</p>` : undefined}
      ${facts(payment, language)}
      ${isWaiting ? choice(payment, language) : wayBack(payment, words)}`,
      language,
    ),
  };
}

/** The page for an address that belongs to no payment. */
export function unknownPage(language: Language): Page {
  const words = texts[language];
  const body = html`<h1>${words.unknown}</h1>
    <p>${words.unknownHint}</p>`;
  return { status: 404, language, title: words.unknown, body: sheet(words, body, language) };
}

function sheet(words: Texts, content: Html, language: Language): Html {
  const other: Language = language === 'en' ? 'zh' : 'en';
  return html`<div class="sheet">
    <header class="bar">
      <span class="quiet">${words.sandbox}</span>
      <a href="?language=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
    </header>
    <main class="card">${content}</main>
  </div>`;
}

function facts(payment: Payment, language: Language): Html {
  const words = texts[language];
  return html`<dl>
    <div>
      <dt>${words.amount}</dt>
      <dd class="sum">${formatAmount(payment.amountMinor, payment.currency, language)}</dd>
    </div>
    <div>
      <dt>${words.reference}</dt>
      <dd>${payment.reference}</dd>
    </div>
    <div>
      <dt>${words.payment}</dt>
      <dd class="id">${payment.id}</dd>
    </div>
  </dl>`;
}

function choice({ pageToken }: Payment, language: Language): Html {
  const words = texts[language];
  return html`<form method="post" action="/pages/${pageToken}?language=${language}">
    <button class="button first" name="answer" value="approve">${words.approve}</button>
    <button class="button" name="answer" value="decline">${words.decline}</button>
  </form>`;
}

function wayBack(payment: Payment, words: Texts): Html {
  const address = returnAddress(payment);
  if (address === undefined) return html`<p>${words.closePage}</p>`;
  return html`<p><a class="button first" href="${address}">${words.backToShop}</a></p>`;
}

function occasionOf({ method }: Payment): Occasion {
  if (method.type === 'card') return 'bank';
  return method.type === 'redirect' ? 'wallet' : 'phone';
}

function isGranted({ status }: Payment): boolean {
  return status === 'authorised' || status === 'captured';
}

function outcomeOf({ status }: Payment, words: Texts): string {
  if (status === 'declined') return words.outcomes.declined;
  return status === 'voided' ? words.outcomes.voided : words.outcomes.approved;
}
