import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Division, Places } from '../../domain/place/places.ts';

/** Reads the address forms of countries and the divisions of China, once per process (`tools/build-places.ts` writes them). */
export async function readPlaces(): Promise<Places> {
  const [forms, divisions] = await Promise.all([
    readText('address-forms.json.gz'),
    readText('china-divisions.csv.gz'),
  ]);
  return { forms: JSON.parse(forms) as Places['forms'], divisions: readDivisions(divisions) };
}

async function readText(name: string): Promise<string> {
  const bytes = await promisify(gunzip)(await readFile(new URL(name, import.meta.url)));
  return bytes.toString('utf8');
}

/** Codes have two digits a level, so that the one above is the code without its last two. */
function readDivisions(lines: string): Map<string, Division[]> {
  const below = new Map<string, Division[]>();
  for (const line of lines.trimEnd().split('\n')) {
    const [code = '', name = '', ...streets] = line.split(',');
    const above = code.slice(0, -2);
    below.set(above, [...(below.get(above) ?? []), { code, name }]);
    if (streets.length > 0)
      below.set(
        code,
        streets.map((street) => ({ code: null, name: street })),
      );
  }
  return below;
}
