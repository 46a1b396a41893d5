import { inflateSync } from 'node:zlib';

type Font = { characters: ReadonlyMap<number, string>; widths: readonly number[] };
type Piece = { x: number; y: number; end: number; text: string };

/** Pieces nearer than this to the end of the one before, in points, are one text in two fonts. */
const touching = 1;

/** What a PDF of ours says, as a reader of its bytes finds it: a line per text drawn, and how many pages there are. */
export function readPdfText(pdf: Uint8Array): { lines: string[]; pages: number } {
  const file = Buffer.from(pdf);
  const source = file.toString('latin1');
  const bodyOf = (number = ''): string =>
    new RegExp(`\\n${number} 0 obj\\n([^]*?)\\nendobj`).exec(source)?.[1] ?? '';
  const streamOf = (number: string): string => {
    const body = bodyOf(number);
    const place = source.indexOf(body) + body.indexOf('stream\n') + 'stream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
    return inflateSync(file.subarray(place, place + length)).toString('latin1');
  };
  const fonts = new Map<string, Font>();
  for (const [, name = '', number] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [toUnicode, descendant] = ['ToUnicode', 'DescendantFonts \\['].map(
      (key) => new RegExp(`/${key} ?(\\d+) 0 R`).exec(bodyOf(number))?.[1] ?? '',
    );
    const widths = /\/W \[0 \[([^\]]*)\]/.exec(bodyOf(descendant))?.[1] ?? '';
    fonts.set(name, {
      characters: readCharacters(streamOf(toUnicode ?? '')),
      widths: widths.trim().split(/\s+/).map(Number),
    });
  }
  const contents = [...source.matchAll(/\/Contents (\d+) 0 R/g)].map(([, number = '']) => streamOf(number));
  const lines = contents.flatMap((content) => joinPieces(readPieces(content, fonts)));
  return { lines, pages: contents.length };
}

/** Characters by glyph, of ranges that list them one by one. */
function readCharacters(map: string): Map<number, string> {
  const ranges = [...map.matchAll(/^<([0-9a-f]+)> <[0-9a-f]+> \[(.*)\]$/gm)];
  return new Map(
    ranges.flatMap(([, first = '', list = '']) =>
      [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, codes = ''], index) => {
        const bytes = Buffer.from(codes.replaceAll(' ', ''), 'hex');
        return [Number.parseInt(first, 16) + index, bytes.swap16().toString('utf16le')] as const;
      }),
    ),
  );
}

function readPieces(content: string, fonts: ReadonlyMap<string, Font>): Piece[] {
  const shown = /BT\n1 0 0 1 (\S+) (\S+) Tm\n\/(F\d+) (\S+) Tf\n\[(.*)\] TJ\nET/g;
  return [...content.matchAll(shown)].map(([, x, y, name = '', size, parts = '']) => {
    const font = fonts.get(name);
    const glyphs = [...parts.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    const numbers = glyphs.map((hex) => Number.parseInt(hex, 16));
    const width = numbers.reduce((sum, glyph) => sum + (font?.widths[glyph] ?? 0), 0);
    return {
      x: Number(x),
      y: Number(y),
      end: Number(x) + (width * Number(size)) / 1000,
      text: numbers.map((glyph) => font?.characters.get(glyph) ?? '?').join(''),
    };
  });
}

function joinPieces(pieces: readonly Piece[]): string[] {
  const lines: string[] = [];
  for (const [index, { x, y, text }] of pieces.entries()) {
    const before = pieces[index - 1];
    const isSame = before?.y === y && Math.abs(x - before.end) < touching;
    if (isSame) lines.push(`${lines.pop()}${text}`);
    else lines.push(text);
  }
  return lines;
}
