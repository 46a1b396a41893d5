import { problemOf } from '../api/problem-of.ts';
import { useLanguage } from '../language/use-language.ts';

/**
 * Gives what the shop said about one field of a form (JSON Pointer); undefined when it said nothing about it.
 * `whenInvalid` is said of a value of the wrong form, where we know better words than the shop.
 */
export function useFaultAt(error: unknown): (path: string, whenInvalid?: string) => string | undefined {
  const { words, locale } = useLanguage();
  return (path, whenInvalid) => {
    if (error === null) return undefined;
    const problem = problemOf(error);
    if (problem.path !== path) return undefined;
    if (whenInvalid && problem.code === 'invalid-input') return whenInvalid;
    return locale === 'en-gb' ? problem.detail : `${words.problems[problem.code]} (${problem.detail})`;
  };
}
