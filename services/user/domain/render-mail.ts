import type { Locale } from './account.ts';
import { escapeHtml } from './escape-html.ts';
import { fillIn } from './fill-in.ts';
import type { Template, Values } from './template.ts';

export type Mail = { subject: string; text: string; html: string };

const languages: Record<Locale, string> = { 'en-gb': 'en-GB', 'zh-cn': 'zh-CN' };
const body =
  'margin:0;padding:24px;font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei",sans-serif;color:#1c1b1a';

/**
 * Writes a mail as plain text and as HTML that says the same: no pictures, nothing loaded, nothing tracked. Throws
 * when the template has no mail or its subject lacks a value.
 */
export function renderMail(template: Template, locale: Locale, values: Values): Mail {
  const words = template.mail?.[locale];
  const subject = words && fillIn(words.subject, values)?.replaceAll(/\s+/g, ' ');
  if (!words || !subject) throw new Error('the mail cannot be written: a template or a value is missing');
  const paragraphs = words.paragraphs.flatMap((place) => {
    const text = fillIn(place, values);
    return text === undefined ? [] : [{ text, isCode: place === '{code}' }];
  });
  const html = paragraphs
    .map(({ text, isCode }) => (isCode ? codeHtml(text) : paragraphHtml(text)))
    .join('\n');
  return {
    subject,
    text: `${paragraphs.map(({ text }) => text).join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${languages[locale]}">
<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="${escapeHtml(body)}">
${html}
</body>
</html>
`,
  };
}

function paragraphHtml(text: string): string {
  const lines = text.split('\n').map((line) => {
    const safe = escapeHtml(line);
    return /^https?:\/\/\S+$/.test(line) ? `<a href="${safe}">${safe}</a>` : safe;
  });
  return `<p>${lines.join('<br>\n')}</p>`;
}

function codeHtml(code: string): string {
  return `<p style="font-size:28px;letter-spacing:6px;font-weight:600">${escapeHtml(code)}</p>`;
}
