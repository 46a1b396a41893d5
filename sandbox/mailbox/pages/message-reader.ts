import type { Language } from '../../shared/page/choose-language.ts';
import type { Html } from '../../shared/page/html.ts';
import { html } from '../../shared/page/html.ts';
import { splitAtLinks } from '../domain/find-links.ts';
import type { Message } from '../domain/message.ts';
import { formatInstant } from './format-instant.ts';
import type { Texts } from './texts.ts';
import { texts } from './texts.ts';

/** One message to read: its head, its files, and its content; HTML stays inside a sandboxed frame. */
export function messageReader(message: Message, language: Language): Html {
  const words = texts[language];
  return html`<article>
    <h2>${message.kind === 'mail' ? message.subject || words.noSubject : words.kinds.sms}</h2>
    <dl>
      <div>
        <dt>${words.from}</dt>
        <dd>${message.from}</dd>
      </div>
      <div>
        <dt>${words.to}</dt>
        <dd>${message.to.join(', ')}</dd>
      </div>
      <div>
        <dt>${words.received}</dt>
        <dd><time datetime="${message.receivedAt}">${formatInstant(message.receivedAt, language)}</time></dd>
      </div>
      ${files(message, words)}
    </dl>
    ${content(message, words)}
  </article>`;
}

function content({ id, html: mailHtml, text }: Message, words: Texts): Html {
  if (mailHtml === undefined) return plainText(text);
  const version =
    text === ''
      ? undefined
      : html`<details>
          <summary>${words.plainText}</summary>
          ${plainText(text)}
        </details>`;
  return html`<iframe
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      title="${words.mailContent}"
      src="/messages/${id}/html"
    ></iframe
    >${version}`;
}

function plainText(text: string): Html {
  const pieces = splitAtLinks(text).map(({ piece, isLink }) =>
    isLink ? html`<a href="${piece}" target="_blank" rel="noreferrer">${piece}</a>` : html`${piece}`,
  );
  return html`<div class="text">${pieces}</div>`;
}

function files({ id, attachments }: Message, words: Texts): Html | undefined {
  if (attachments.length === 0) return undefined;
  const links = attachments.map(
    ({ filename, sizeBytes }, index) =>
      html`<span class="file"
        ><a href="/messages/${id}/attachments/${index}">${filename}</a> (${Math.ceil(sizeBytes / 1_024)}
        KB)</span
      > `,
  );
  return html`<div>
    <dt>${words.attachments}</dt>
    <dd>${links}</dd>
  </div>`;
}
