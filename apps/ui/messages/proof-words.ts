import { proof as en, type ProofWords } from './en/proof.ts';
import { proof as zh } from './zh/proof.ts';

/** The words around proving an e-mail address, in the language of a path prefix. */
export function proofWords(locale: string): ProofWords {
  return locale === 'zh-cn' ? zh : en;
}
