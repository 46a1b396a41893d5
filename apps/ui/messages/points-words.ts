import { points as en, type PointsWords } from './en/points.ts';
import { points as zh } from './zh/points.ts';

/** The words of spending points, in the language of a path prefix. */
export function pointsWords(locale: string): PointsWords {
  return locale === 'zh-cn' ? zh : en;
}
