import { refuse, type Refusal } from '#contracts/refusals.ts';
import { templates, type TemplateName } from '../../domain/find-template.ts';
import type { Template } from '../../domain/template.ts';

/** The template of a name that staff gave. */
export function templateNamed(name: string): { template: Template } | Refusal<'not-found'> {
  if (Object.hasOwn(templates, name)) return { template: templates[name as TemplateName] };
  return refuse('not-found', 'The shop sends no message of this name.');
}
