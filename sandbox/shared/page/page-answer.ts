import type { Answer } from '../http/answer.ts';
import { chineseFontPath } from './chinese-font.ts';
import type { Language } from './choose-language.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

/** One HTML page: where it stands, what it says, and further Content-Security-Policy directives it needs. */
export type Page = {
  status: number;
  language: Language;
  title: string;
  body: Html;
  script?: string;
  policy?: string;
};

/** The answer for a page: plain HTML with the style sheet of its server, never cached, never framed by others. */
export function pageAnswer({ status, language, title, body, script, policy }: Page): Answer {
  const whole = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${chineseFontPath}" />
        <link rel="stylesheet" href="/style.css" />
        ${script === undefined ? undefined : html`<script src="${script}" defer></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  const rules = ["default-src 'none'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:"];
  return {
    status,
    body: whole.html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      vary: 'accept-language',
      'content-security-policy': [...rules, "base-uri 'none'", "frame-ancestors 'none'", policy ?? []]
        .flat()
        .join('; '),
    },
  };
}

/** The answer for a style sheet or a script. */
export function assetAnswer(type: 'text/css' | 'text/javascript', body: string): Answer {
  return {
    status: 200,
    body,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' },
  };
}
