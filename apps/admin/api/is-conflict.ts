import { problemOf } from './problem-of.ts';

/** Whether something could not be saved because somebody else changed it since it was seen. */
export const isConflict = (error: unknown): boolean =>
  error !== null && problemOf(error).code === 'version-conflict';
