import type { Language } from '../../shared/page/choose-language.ts';
import type { Html } from '../../shared/page/html.ts';
import { html } from '../../shared/page/html.ts';
import type { Page } from '../../shared/page/page-answer.ts';
import type { Message, MessageSummary } from '../domain/message.ts';
import { selectMessages } from '../domain/select-messages.ts';
import { messageList } from './message-list.ts';
import { messageReader } from './message-reader.ts';
import { pageAddress } from './page-address.ts';
import type { Texts } from './texts.ts';
import { texts } from './texts.ts';

/** What the page shows: all messages, the one asked for by `id` (undefined when it is gone), and the search. */
export type MailboxView = {
  messages: readonly MessageSummary[];
  id: string | undefined;
  open: Message | undefined;
  search: string;
  language: Language;
};

/** The page on which a person reads caught messages: list and reader side by side, on a phone one after the other. */
export function mailboxPage(view: MailboxView): Page {
  const { messages, id, open, search, language } = view;
  const words = texts[language];
  const shown = search === '' ? messages.toReversed() : selectMessages(messages, { search });
  return {
    status: id === undefined || open !== undefined ? 200 : 404,
    language,
    title: open === undefined ? words.title : `${open.subject || words.noSubject} – ${words.title}`,
    script: '/refresh.js',
    policy: "script-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'",
    body: html`${header(view, words)}
      <main class="panes${id === undefined ? undefined : ' reading'}">
        <nav class="list" aria-label="${words.messages}" data-refresh="list">
          <p class="status quiet" role="status">${words.count(shown.length)}</p>
          ${shown.length === 0 ? emptyList(search, words) : messageList(shown, { id, search, language })}
        </nav>
        <div class="reader">${reader(view, words)}</div>
      </main>
      <p class="offline" role="alert" hidden>${words.offline}</p>`,
  };
}

function header({ search, language, id }: MailboxView, words: Texts): Html {
  const other: Language = language === 'en' ? 'zh' : 'en';
  return html`<header class="bar">
    <div class="name">
      <h1><a href="${pageAddress({ language })}">${words.title}</a></h1>
      <span class="quiet">${words.sandbox}</span>
    </div>
    <form class="search" role="search">
      <input type="hidden" name="language" value="${language}" />
      <input
        type="search"
        name="search"
        value="${search}"
        placeholder="${words.search}"
        aria-label="${words.search}"
      />
      <button class="small">${words.searchButton}</button>
    </form>
    <form method="post" action="/clear?language=${language}">
      <button class="small danger">${words.clear}</button>
    </form>
    <a
      class="small"
      href="${pageAddress({ language: other, search, id })}"
      lang="${other}"
      hreflang="${other}"
      >${words.otherLanguage}</a
    >
  </header>`;
}

function emptyList(search: string, words: Texts): Html {
  if (search !== '') return html`<p class="empty">${words.nothingFound}</p>`;
  return html`<div class="empty">
    <p><strong>${words.emptyTitle}</strong></p>
    <p>${words.emptyHint}</p>
  </div>`;
}

function reader({ id, open, language, search }: MailboxView, words: Texts): Html {
  if (id === undefined) return html`<p class="empty choose quiet">${words.chooseTitle}</p>`;
  const back = html`<p class="back"><a href="${pageAddress({ language, search })}">← ${words.back}</a></p>`;
  if (open === undefined)
    return html`${back}
      <p class="empty">${words.gone}</p>`;
  return html`${back}${messageReader(open, language)}`;
}
