import { html } from 'lit';
import './asok-rich-text.ts';
import type { AsokRichText } from './asok-rich-text.ts';
import { bindControl } from './bind-control.ts';
import type { InputRenderer } from './field-view.ts';

/** Draws the editor of a kind of rich text; an empty document is reported as null where the column may hold it. */
export const richTextInput: InputRenderer = (field, binding) => {
  const report = (event: Event) => {
    const { value } = event.target as AsokRichText;
    binding.change(value === '' && field.nullable ? null : value);
  };
  return html`<asok-rich-text
    .maxLength=${field.maxLength}
    .value=${typeof binding.value === 'string' ? binding.value : ''}
    @input=${report}
    ${bindControl(field, binding)}
  ></asok-rich-text>`;
};
