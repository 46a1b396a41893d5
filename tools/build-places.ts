import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/**
 * Writes what the user room knows of places from their sources:
 * `node tools/build-places.ts <countryinfo.txt.gz of libaddressinput> <dist folder of Administrative-divisions-of-China>`.
 */
const [countryInfo, divisionsFolder] = process.argv.slice(2);
if (!countryInfo || !divisionsFolder) {
  process.stderr.write('Name the country metadata and the folder of the divisions of China.\n');
  process.exit(2);
}
const target = join(import.meta.dirname, '../services/user/flows/open-resources');
const forms = Object.fromEntries(
  readCountries(countryInfo).map((country) => [country['key'] ?? 'ZZ', formOf(country)]),
);
write('address-forms.json.gz', `${JSON.stringify(forms).replaceAll('},"', '},\n"')}\n`);
write('china-divisions.csv.gz', divisionLines(divisionsFolder));

function write(name: string, text: string): void {
  writeFileSync(join(target, name), gzipSync(text, { level: 9 }));
}

type Country = Record<string, string>;

/** Lines `data/GB={…}`; those of regions have another slash. */
function readCountries(file: string): Country[] {
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [, json] = /^data\/[A-Z]{2}=(.*)$/.exec(line) ?? [];
      return json ? [JSON.parse(json) as Country] : [];
    });
}

function formOf(country: Country): object {
  const codes = list(country['sub_keys'], '~');
  const names = list(country['sub_names'], '~');
  const latinNames = list(country['sub_lnames'], '~');
  const form = {
    format: country['fmt'],
    required: country['require'],
    postalCode: country['zip'],
    examples: list(country['zipex'], ','),
    regionName: country['state_name_type'],
    cityName: country['locality_name_type'],
    districtName: country['sublocality_name_type'],
    postalCodeName: country['zip_name_type'],
    regions: codes.map((code, index) => [
      ...new Set([code, names[index] ?? code, latinNames[index] ?? code].filter(Boolean)),
    ]),
  };
  return Object.fromEntries(
    Object.entries(form).filter(
      ([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0),
    ),
  );
}

function list(text: string | undefined, separator: string): string[] {
  return text ? text.split(separator) : [];
}

/** Lines `code,name`; that of a district (six digits) goes on with the names of its streets. */
function divisionLines(folder: string): string {
  const read = (name: string) =>
    parse<Record<string, string>>(readFileSync(join(folder, `${name}.csv`)), { columns: true });
  const streets = Map.groupBy(read('streets'), (street) => street['areaCode']);
  const places = [...read('provinces'), ...read('cities'), ...read('areas')];
  const lines = places.map(({ code = '', name = '' }) =>
    [code, name, ...(streets.get(code) ?? []).map((street) => street['name'])].join(','),
  );
  return `${lines.toSorted().join('\n')}\n`;
}
