/**
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, devOptional?: boolean, optional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[], link?: boolean,
 *   optionalDependencies?: Record<string, string> }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];
const exactVersion = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/**
 * Adds to a lock file the optional platform packages that npm left out, and removes every download address.
 *
 * npm leaves out packages of other platforms that a registry does not list, and `npm ci` then refuses its own lock.
 * @template {Lock} T
 * @param {T} lock the parsed package-lock.json (version 3)
 * @returns {{ lock: T, added: string[], stripped: number }} a new lock; `added` are keys such as `node_modules/x`
 * @throws {Error} when a missing package has no exact version or its name tells no platform
 */
export function completeLock(lock) {
  /** @type {Record<string, LockEntry>} */
  const packages = structuredClone(lock.packages);
  let stripped = 0;
  for (const entry of Object.values(packages)) {
    if (entry.link !== true && entry.resolved !== undefined) {
      delete entry.resolved;
      stripped += 1;
    }
  }
  /** @type {string[]} */
  const added = [];
  for (const [parent, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, parent, name, version)) continue;
      const key = packages[`node_modules/${name}`]
        ? `${parent}/node_modules/${name}`
        : `node_modules/${name}`;
      packages[key] = platformEntry(name, version, entry);
      added.push(key);
    }
  }
  const sorted = Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added, stripped };
}

/**
 * Whether `parent` finds the package the way Node does: in its own folder, then in each folder above.
 * @param {Record<string, LockEntry>} packages
 * @param {string} parent
 * @param {string} name
 * @param {string} version
 */
function isLocked(packages, parent, name, version) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found) return !exactVersion.test(version) || found.version === version;
    if (folder === '') return false;
  }
}

/**
 * @param {string} name
 * @param {string} version
 * @param {LockEntry} parent
 * @returns {LockEntry}
 */
function platformEntry(name, version, parent) {
  if (!exactVersion.test(version)) {
    throw new Error(`cannot lock ${name}: "${version}" is no exact version`);
  }
  const words = name.replace(/^@[^/]+\//, '').split('-');
  const system = words.find((word) => systems.includes(word));
  const processor = words.find((word) => processors.includes(word));
  if (system === undefined || processor === undefined) {
    throw new Error(`cannot lock ${name}: its name tells no operating system and processor`);
  }
  const libc = libcOf(words);
  return {
    version,
    cpu: [processor],
    ...(parent.dev === true || parent.devOptional === true ? { dev: true } : {}),
    ...(system === 'linux' && libc !== undefined ? { libc: [libc] } : {}),
    optional: true,
    os: [system],
  };
}

/** @param {string[]} words */
function libcOf(words) {
  if (words.some((word) => word.startsWith('musl'))) return 'musl';
  return words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
}
