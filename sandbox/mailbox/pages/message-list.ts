import type { Language } from '../../shared/page/choose-language.ts';
import type { Html } from '../../shared/page/html.ts';
import { html } from '../../shared/page/html.ts';
import type { MessageSummary } from '../domain/message.ts';
import { formatInstant } from './format-instant.ts';
import { pageAddress } from './page-address.ts';
import { texts } from './texts.ts';

const mostShown = 200;

/** The list of messages, each a link that opens it; the open one is marked. */
export function messageList(
  messages: readonly MessageSummary[],
  { id, search, language }: { id: string | undefined; search: string; language: Language },
): Html {
  const words = texts[language];
  const items = messages.slice(0, mostShown).map((message) => {
    const isOpen = message.id === id;
    const headline = message.kind === 'mail' ? message.subject || words.noSubject : message.preview;
    return html`<li>
      <a
        href="${pageAddress({ language, search, id: message.id })}"
        ${isOpen ? html` aria-current="true"` : undefined}
      >
        <span class="line"
          ><span class="to">${message.to.join(', ')}</span>
          <time class="quiet" datetime="${message.receivedAt}"
            >${formatInstant(message.receivedAt, language)}</time
          ></span
        >
        <span class="line"
          ><span class="headline">${headline}</span>
          <span class="kind ${message.kind}">${words.kinds[message.kind]}</span></span
        >
        ${message.kind === 'mail' ? html`<span class="preview quiet">${message.preview}</span>` : undefined}
      </a>
    </li>`;
  });
  return html`<ul>
    ${items}
  </ul>`;
}
