/** What a path is in the house: which part of which room, and whether it is a test. */
export type Place = {
  /** `services/order`, `apps/client`, `cli/remote`, `deploy/topology`, `runtime`, `main.ts`, … */
  owner: string;
  /** The first folder or file below a room: `flows`, `domain`, `service.ts`; null outside of services. */
  roomPart: string | null;
  isTest: boolean;
};

const areasWithOwners = new Set(['services', 'apps', 'cli', 'deploy', 'sandbox']);

/** Places a path; a test is a `.test.ts`, `.journey.ts` or `.browser.ts` file, or anything in `tests/`. */
export function placeOf(path: string): Place {
  const [area = '', second, third] = path.split('/');
  const hasOwner = areasWithOwners.has(area) && third !== undefined;
  return {
    owner: hasOwner ? `${area}/${second}` : area,
    roomPart: area === 'services' && third !== undefined ? third : null,
    isTest: area === 'tests' || /\.(test|journey|browser)\.tsx?$/.test(path),
  };
}
