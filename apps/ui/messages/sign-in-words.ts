import { signIn as en, type SignInWords } from './en/sign-in.ts';
import { signIn as zh } from './zh/sign-in.ts';

/** The words around signing in, in the language of a path prefix. */
export function signInWords(locale: string): SignInWords {
  return locale === 'zh-cn' ? zh : en;
}
