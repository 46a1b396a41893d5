import type { Language } from '../../shared/page/choose-language.ts';
import { html, type Html } from '../../shared/page/html.ts';
import type { Page } from '../../shared/page/page-answer.ts';
import { nextStatuses, statusOf, type Parcel } from '../domain/parcel.ts';
import { texts, type Texts } from './texts.ts';

const policy = "form-action 'self'";

/** The page on which a person moves parcels along: the newest first, and the address of older ones if there are any. */
export function parcelsPage(parcels: readonly Parcel[], older: string | undefined, language: Language): Page {
  const words = texts[language];
  const list =
    parcels.length === 0
      ? html`<p><strong>${words.empty}</strong></p>
          <p>${words.emptyHint}</p>`
      : parcels.map((parcel) => parcelCard(parcel, words, language));
  const more = older === undefined ? undefined : html`<p><a href="${older}">${words.older}</a></p>`;
  return page(
    200,
    words.title,
    html`<h1>${words.title}</h1>
      ${list}${more}`,
    { language, words },
  );
}

/** A parcel's label, as it would be printed. */
export function labelPage(parcel: Parcel | undefined, language: Language): Page {
  const words = texts[language];
  if (!parcel) return page(404, words.unknown, html`<h1>${words.unknown}</h1>`, { language, words });
  const { recipient, trackingNumber } = parcel;
  const address = recipient
    ? [recipient.name, ...recipient.lines, `${recipient.postalCode} ${recipient.city}`, recipient.country]
    : [words.forgotten];
  const body = html`<section class="card label">
      <h1 class="number">${trackingNumber}</h1>
      ${address.map((line) => html`<p>${line}</p>`)}
    </section>
    <p><a href="/?language=${language}">${words.back}</a></p>`;
  return page(200, `${words.label} ${trackingNumber}`, body, { language, words });
}

function parcelCard(parcel: Parcel, words: Texts, language: Language): Html {
  const next = nextStatuses(parcel);
  const buttons = next.map(
    (status) =>
      html`<button class="button" name="status" value="${status}">${words.statuses[status]}</button>`,
  );
  return html`<section class="card" id="${parcel.id}">
    <h2>${parcel.trackingNumber} · ${words.statuses[statusOf(parcel)]}</h2>
    <p class="quiet">
      ${parcel.reference} · <a href="/labels/${parcel.labelReference}?language=${language}">${words.label}</a>
    </p>
    <ol>
      ${parcel.events.map(({ at, status, place }) => {
        return html`<li>${words.statuses[status]} <span class="quiet">${at} ${place}</span></li>`;
      })}
    </ol>
    ${
      next.length === 0
        ? html`<p class="quiet">${words.noMore}</p>`
        : html`<form method="post" action="/parcels/${parcel.id}/moves?language=${language}">
            ${buttons}
          </form>`
    }
  </section>`;
}

function page(
  status: number,
  title: string,
  content: Html,
  { language, words }: { language: Language; words: Texts },
): Page {
  const other: Language = language === 'en' ? 'zh' : 'en';
  const body = html`<div class="sheet">
    <header class="bar">
      <span class="quiet">${words.sandbox}</span>
      <a href="?language=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a>
    </header>
    <main class="sheet">${content}</main>
  </div>`;
  return { status, language, title, policy, body };
}
