const once =
  'a code counts once: whoever repeats it is told that it is wrong, so that nobody who saw it signs in by it';
const ended = 'its session ends with it: whoever repeats it with that session is told so, by the door';

/** Public calls that change something and are not sent several times by the storm of duplicates, and why. */
export const unstormed: Readonly<Record<string, string>> = {
  signIn: 'each is a session of its own, whose token is told once: a repeat signs in once more',
  verifyEmail: once,
  signInWithSms: once,
  resetPassword: once,
  signOut: ended,
  startErasure: ended,
  resolveReconciliationCase:
    'a difference to a statement of the provider is found after the end of its day; resolve-case.service.test.ts repeats it',
  repairBreach: 'each is a look of its own at what is broken now: what is mended is not there for a repeat',
};
