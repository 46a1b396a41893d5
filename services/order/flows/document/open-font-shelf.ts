import { create } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { missingMark } from '../../domain/document/split-runs.ts';
import { unpackWoff } from './unpack-woff.ts';

/** A slice of a typeface: its TrueType files, and which characters it has. */
export type Font = { name: string; regular: Buffer; bold: Buffer; has: (code: number) => boolean };

/** Gives the fonts that a text needs, each read once; the first has the mark for what none has. */
export type FontShelf = { fontsFor: (text: string) => Promise<Font[]> };

const require = createRequire(import.meta.url);
const folders = {
  'noto-sans': dirname(require.resolve('@fontsource/noto-sans/package.json')),
  'noto-sans-sc': dirname(require.resolve('@fontsource/noto-sans-sc/package.json')),
} as const;
type Slice = { typeface: keyof typeof folders; name: string; mayHave: (code: number) => boolean };

/**
 * Opens Noto Sans for alphabets and Noto Sans SC for Chinese (SIL Open Font License 1.1, which allows them inside
 * documents). Both come in slices: a document in English needs one, one in Chinese two, rare characters further ones.
 */
export function openFontShelf(): FontShelf {
  const read = new Map<string, Promise<Font>>();
  let slices: Promise<readonly Slice[]> | undefined;
  const take = (slice: Slice): Promise<Font> => {
    const name = `${slice.typeface}-${slice.name}`;
    const font = read.get(name) ?? readFont(slice);
    read.set(name, font);
    return font;
  };
  return {
    fontsFor: async (text) => {
      slices ??= readSlices();
      let wanted = [missingMark, ...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
      const fonts: Font[] = [];
      for (const slice of await slices) {
        if (!wanted.some(slice.mayHave)) continue;
        const font = await take(slice);
        const left = wanted.filter((code) => !font.has(code));
        if (left.length < wanted.length) fonts.push(font);
        wanted = left;
      }
      return fonts;
    },
  };
}

/** The slices in the order in which they are asked: Latin, other alphabets, common Chinese, then the rest of it. */
async function readSlices(): Promise<Slice[]> {
  const [alphabets, chinese] = await Promise.all([readRanges('noto-sans'), readRanges('noto-sans-sc')]);
  const [latin, others] = [
    alphabets.filter(({ name }) => name === 'latin'),
    alphabets.filter(({ name }) => name !== 'latin'),
  ];
  const common = {
    typeface: 'noto-sans-sc',
    name: 'chinese-simplified',
    mayHave: (code: number) => code >= 0x2000,
  } as const;
  return [...latin, ...others, common, ...chinese.filter(({ name }) => /^\d+$/.test(name))];
}

async function readRanges(typeface: Slice['typeface']): Promise<Slice[]> {
  const text = await readFile(join(folders[typeface], 'unicode.json'), 'utf8');
  const ranges = JSON.parse(text) as Record<string, string>;
  return Object.entries(ranges).map(([key, list]) => {
    const bounds = list.split(',').map((range) => {
      const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
    });
    const mayHave = (code: number) => bounds.some(([first, last]) => code >= first && code <= last);
    return { typeface, name: key.replace(/[[\]]/g, ''), mayHave };
  });
}

async function readFont({ typeface, name }: Slice): Promise<Font> {
  const [regular, bold] = await Promise.all(
    ([400, 700] as const).map(async (weight) => {
      const file = `${typeface}-${name}-${weight}-normal.woff`;
      return unpackWoff(await readFile(join(folders[typeface], 'files', file)));
    }),
  );
  if (!regular || !bold) throw new Error(`${name} has not both weights`);
  const font = create(regular);
  if (!('characterSet' in font)) throw new Error(`${name} is a collection of fonts`);
  const codes = new Set(font.characterSet);
  return { name: `${typeface}-${name}`, regular, bold, has: (code) => codes.has(code) };
}
