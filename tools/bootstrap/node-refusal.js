const oldestMajor = 20;

/**
 * What to tell somebody whose Node is too old to install the packages, or undefined when it will do.
 * @param {string} version such as `18.19.1`
 */
export function nodeRefusal(version) {
  if (Number.parseInt(version, 10) >= oldestMajor) return undefined;
  return [
    'Souk needs Node ' + oldestMajor + ' or newer to install itself; this is Node ' + version + '.',
    'Install a newer one (any from ' +
      oldestMajor +
      ' will do: the current one comes with the packages) and try again.',
  ].join('\n');
}
