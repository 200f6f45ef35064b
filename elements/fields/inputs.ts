import type { TemplateResult } from 'lit';
import type { FieldDescriptor } from '../../sdk/index.ts';
import type { InputBinding } from './field-view.ts';
import { inputOf } from './kind-inputs.ts';

export type { InputBinding } from './field-view.ts';

/** The input of a field: of its `widget`, else of its kind. Put it into `renderField` for label, help and error. */
export function renderInput(field: FieldDescriptor, binding: InputBinding): TemplateResult {
  return inputOf(field)(field, binding);
}
