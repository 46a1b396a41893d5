import type { Answer } from '../../shared/http/answer.ts';
import { chineseFontPath, fontStack } from '../../shared/page/chinese-font.ts';
import type { Message } from '../domain/message.ts';

// The font is a fallback: what the mail itself asks for stands later and wins.
const headStart =
  `<base target="_blank"><link rel="stylesheet" href="${chineseFontPath}">` +
  `<style>body { font-family: ${fontStack}; }</style>`;

/** A mail's HTML for the page's frame: it runs no script, loads only its own and loopback pictures, opens links outside. */
export function htmlAnswer(message: Message, html: string): Answer {
  return {
    status: 200,
    body: openLinksOutside(showOwnPictures(message, html)),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'content-security-policy': [
        "default-src 'none'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data: http://127.0.0.1:* http://localhost:*",
        'sandbox allow-popups allow-popups-to-escape-sandbox',
        "frame-ancestors 'self'",
      ].join('; '),
    },
  };
}

function showOwnPictures({ id, attachments }: Message, html: string): string {
  return attachments.reduce(
    (text, { contentId }, index) =>
      contentId === undefined
        ? text
        : text.replaceAll(`cid:${contentId}`, `/messages/${id}/attachments/${index}`),
    html,
  );
}

// Behind the head's start or the doctype: in front of it the browser would fall into quirks mode.
function openLinksOutside(html: string): string {
  const place =
    /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html) ?? /^\s*<!doctype[^>]*>/i.exec(html);
  const position = place === null ? 0 : place.index + place[0].length;
  return `${html.slice(0, position)}${headStart}${html.slice(position)}`;
}
