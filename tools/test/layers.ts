/** One kind of test: which files, beside which others, how long a file may take. */
export type Layer = {
  name: LayerName;
  files: string[];
  except: string[];
  lane: Lane;
  /** Where it is more than one they share a process as long as all of them pass: Node starts and loads a room in longer than most tests take. */
  filesPerProcess: number;
  /** How many files that say `// shop: shared` use one shop, at most. */
  filesPerShop: number;
  fileTimeoutMs: number;
  /** Test files may each ask for a PostgreSQL server of their own, which must then be running already. */
  needsDatabase: boolean;
  /** The topologies that each file runs on unless its header says otherwise; empty: it needs no running shop. */
  topologies: Topology[];
};

/** What runs beside what: pure tests first; then those of rooms and browsers, which compute, beside those of whole shops, which wait. */
export type Lane = 'pure' | 'rooms' | 'browsers' | 'shops';
export type LayerName = (typeof layerNames)[number];
export type Topology = (typeof topologyNames)[number];

export const layerNames = ['unit', 'database', 'service', 'architecture', 'journeys', 'browser'] as const;
export const topologyNames = ['one-process', 'each-alone', 'replicated'] as const;

const minuteMs = 60_000;
/** Few enough that what one failure repeats, and the last piece of a run, stay short. */
const roomFilesPerProcess = 12;
/** A shop costs seconds to start, and its files run one after another: no chain of them should last as long as a run. */
const filesPerShop = 6;
const quick = {
  lane: 'rooms' as const,
  except: [],
  filesPerProcess: 1,
  filesPerShop,
  fileTimeoutMs: 5 * minuteMs,
  needsDatabase: false,
  topologies: [],
};
const wholeShop = {
  lane: 'shops' as const,
  except: [],
  filesPerProcess: 1,
  filesPerShop,
  fileTimeoutMs: 5 * minuteMs,
  needsDatabase: false,
};

/** The layers of `npm test`, in the order in which they are told: what is cheap and precise first. Those that measure say that they must be alone. */
export const layers: Layer[] = [
  {
    ...quick,
    name: 'unit',
    lane: 'pure',
    files: ['**/*.test.ts'],
    except: ['**/*.db.test.ts', '**/service.test.ts', '**/*.service.test.ts', 'tests/**'],
    filesPerProcess: 25,
    fileTimeoutMs: minuteMs / 2,
  },
  {
    ...quick,
    name: 'database',
    filesPerProcess: roomFilesPerProcess,
    files: ['**/*.db.test.ts'],
    needsDatabase: true,
  },
  {
    ...quick,
    name: 'service',
    filesPerProcess: roomFilesPerProcess,
    files: ['**/service.test.ts', '**/*.service.test.ts'],
    needsDatabase: true,
  },
  {
    ...quick,
    name: 'architecture',
    files: ['tests/**/*.test.ts'],
    except: ['**/*.db.test.ts', '**/*.service.test.ts'],
  },
  {
    ...wholeShop,
    name: 'journeys',
    files: ['tests/journeys/**/*.journey.ts'],
    topologies: ['one-process', 'each-alone', 'replicated'],
  },
  {
    ...wholeShop,
    name: 'browser',
    lane: 'browsers',
    files: ['tests/browser/**/*.browser.ts'],
    topologies: ['one-process'],
  },
];
