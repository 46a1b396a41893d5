import { buffer } from 'node:stream/consumers';
import PdfFile from 'pdfkit';
import type { IssuedDocument } from '../../domain/document/issued-document.ts';
import { layOutDocument } from '../../domain/document/lay-out-document.ts';
import { layOutPages } from '../../domain/document/lay-out-pages.ts';
import type { Mark, TextStyle } from '../../domain/document/mark.ts';
import { paper } from '../../domain/document/paper.ts';
import { splitRuns } from '../../domain/document/split-runs.ts';
import type { Font, FontShelf } from './open-font-shelf.ts';

type Pdf = typeof PdfFile.prototype;

/**
 * An issued document as PDF: the same document is the same bytes, made on the day it was issued. Loads pdfkit, so that
 * only the thread of the printer may import it.
 */
export async function printDocument(shelf: FontShelf, document: IssuedDocument): Promise<Uint8Array> {
  const sheet = layOutDocument(document);
  const fonts = await shelf.fontsFor(JSON.stringify(sheet));
  const issuedAt = new Date(sheet.issuedAt);
  const pdf = new PdfFile({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    // No font of its own: each that is used is inside the file.
    font: '',
    pdfVersion: '1.7',
    lang: sheet.language === 'zh' ? 'zh-CN' : 'en-GB',
    displayTitle: true,
    info: {
      Title: sheet.title,
      Producer: 'Souk',
      Creator: 'Souk',
      CreationDate: issuedAt,
      ModDate: issuedAt,
    },
  });
  const bytes = buffer(pdf);
  // Opened anew for each file: what a font remembers of one would show in the next.
  for (const { name, regular, bold } of fonts) {
    pdf.registerFont(fontName(name, false), regular);
    pdf.registerFont(fontName(name, true), bold);
  }
  const pages = layOutPages(sheet, (text, style) =>
    splitRuns(text, fonts).reduce((sum, run) => sum + widthOf(pdf, fonts, run, style), 0),
  );
  for (const marks of pages) {
    pdf.addPage();
    for (const mark of marks) draw(pdf, fonts, mark);
  }
  pdf.end();
  return new Uint8Array(await bytes);
}

function draw(pdf: Pdf, fonts: readonly Font[], mark: Mark): void {
  if (mark.type === 'rule') {
    pdf
      .lineWidth(0.5)
      .moveTo(mark.x, mark.y)
      .lineTo(mark.x + mark.width, mark.y)
      .stroke();
    return;
  }
  let { x } = mark;
  for (const run of splitRuns(mark.text, fonts)) {
    const width = widthOf(pdf, fonts, run, mark);
    pdf.text(run.text, x, mark.y, { lineBreak: false, baseline: 'alphabetic' });
    x += width;
  }
}

/** Takes the font of a run up, and tells how wide the run is. */
function widthOf(
  pdf: Pdf,
  fonts: readonly Font[],
  { font, text }: { font: number; text: string },
  { size, isBold }: TextStyle,
): number {
  pdf.font(fontName(fonts[font]?.name ?? '', isBold), size);
  return pdf.widthOfString(text);
}

function fontName(name: string, isBold: boolean): string {
  return `${name}${isBold ? '-bold' : ''}`;
}
