import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { readCsv } from '../../seed/lines/read-csv.ts';

/** What people said of results: by query, the grade (0 to 3) of each product that was judged. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads judgements (query, docid, rating); queries for which nothing is good are left out, since no order is better. */
export async function readJudgements(path: string): Promise<Judgements> {
  const grades = new Map<string, Map<string, number>>();
  const pieces = createReadStream(path).pipe(createGunzip()).setEncoding('utf8');
  let isHeader = true;
  for await (const records of readCsv(pieces)) {
    for (const [query = '', product = '', rating = ''] of records) {
      if (!isHeader) grades.set(query, (grades.get(query) ?? new Map()).set(product, Number(rating)));
      isHeader = false;
    }
  }
  return new Map([...grades].filter(([, judged]) => Math.max(...judged.values()) > 0));
}
