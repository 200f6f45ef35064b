import { noChange } from 'lit';
import { Directive, directive, type DirectiveResult, type ElementPart } from 'lit/directive.js';
import type { FieldDescriptor } from '../../sdk/index.ts';
import { inputParts } from '../internal/part-names.ts';
import type { InputBinding } from './field-view.ts';
import type { FormControl } from './form-control.ts';

class BindControl extends Directive {
  override render(_field: FieldDescriptor, _binding: InputBinding): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [field, binding]: [FieldDescriptor, InputBinding]): unknown {
    const control = element as FormControl;
    control.id = binding.id;
    control.name = field.name;
    control.label = field.label;
    control.placeholder = field.placeholder ?? '';
    // Of those that have room for them; `prefix` alone is a native property of every element.
    if ('suffix' in control) Object.assign(control, { prefix: field.prefix ?? '', suffix: field.suffix ?? '' });
    control.describedBy = binding.describedBy;
    control.disabled = binding.disabled;
    control.readonly = field.readonly;
    control.required = field.required && (field.kind !== 'password' || binding.creating === true);
    control.invalid = binding.invalid;
    control.parts = field.parts;
    if (!control.part.contains('control')) {
      control.part.add('control');
      control.setAttribute('exportparts', inputParts(control.localName));
    }
    return noChange;
  }
}

/** Gives an input what every input takes from its field and its form. */
export const bindControl: (field: FieldDescriptor, binding: InputBinding) => DirectiveResult = directive(BindControl);
