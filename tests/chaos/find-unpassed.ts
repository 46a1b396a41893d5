type Given = {
  /** The texts of the shop's sources. */
  sources: readonly string[];
  /** Places that stories of orders pass. */
  cases: readonly string[];
  /** Tests of rooms, by file: which places they die at, and their texts; none where there is no such file. */
  rooms: readonly { file: string; places: readonly string[]; text: string | undefined }[];
  /** Places that are excepted. */
  exceptions: readonly string[];
};

const naming = /\bkillPoint\(\s*'([^']+)'/g;

/** The names of all kill points in these texts, each once. */
export function namedKillPoints(sources: readonly string[]): string[] {
  return [...new Set(sources.flatMap((text) => [...text.matchAll(naming)].map(([, name]) => name ?? '')))];
}

/**
 * What is wrong with the list of places to die at: kill points of the sources that are in none of cases, tests of rooms and
 * exceptions, or in two of them; names in these that are no kill point; tests that do not speak of a place.
 */
export function findUnpassed({ sources, cases, rooms, exceptions }: Given): string[] {
  const named = new Set(namedKillPoints(sources));
  const listed = [...new Set(cases), ...rooms.flatMap((room) => room.places), ...exceptions];
  const twice = listed.filter((place, index) => listed.indexOf(place) !== index);
  return [
    ...[...named].filter((place) => !listed.includes(place)).map((place) => `nobody dies at ${place}`),
    ...twice.map((place) => `${place} is listed twice`),
    ...[...new Set(listed)].filter((place) => !named.has(place)).map((place) => `${place} is no kill point`),
    ...rooms.flatMap(({ file, places, text }) =>
      places
        .filter((place) => !text?.includes(`'${place}'`))
        .map((place) => `${file} does not die at ${place}`),
    ),
  ];
}
