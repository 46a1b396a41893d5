import { Type } from 'typebox';
import { text } from '../ids.ts';

export const AttributeKey = Type.String({ pattern: '^[a-z0-9][a-z0-9_]*$', minLength: 1, maxLength: 100 });
export const ChoiceKey = Type.String({
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  minLength: 1,
  maxLength: 60,
});
const exactly = { additionalProperties: false } as const;

/** What a product says of itself: a text in both languages, a number in the attribute's unit, yes or no, or a choice. */
export const AttributeValue = Type.Union([
  Type.Object({ key: AttributeKey, text: Type.Object({ en: text(8000), zh: text(8000) }, exactly) }, exactly),
  Type.Object({ key: AttributeKey, number: Type.Number({ minimum: -1e15, maximum: 1e15 }) }, exactly),
  Type.Object({ key: AttributeKey, isTrue: Type.Boolean() }, exactly),
  Type.Object({ key: AttributeKey, choice: ChoiceKey }, exactly),
]);
