import type { MetaFunction } from 'react-router';
import type { SignInWords } from '../../../ui/messages/en/sign-in.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { signInWords } from '../../../ui/messages/sign-in-words.ts';

/** The head of a page around signing in, by its title; search engines leave it out. */
export function doorMeta(titleOf: (words: SignInWords) => string): MetaFunction {
  return ({ params }) => {
    const locale = params['locale'] ?? '';
    return [
      { title: `${titleOf(signInWords(locale))} · ${messagesFor(locale).shopName}` },
      { name: 'robots', content: 'noindex' },
    ];
  };
}
