import { html } from 'lit';
import type { StoredFile } from '../../sdk/index.ts';
import './asok-file-input.ts';
import type { AsokFileInput } from './asok-file-input.ts';
import { bindControl } from './bind-control.ts';
import type { InputRenderer } from './field-view.ts';

/** Draws the picker of a file. What is taken away is first the one just chosen, then the one that is stored. */
export const fileInput: InputRenderer = (field, binding) => {
  const { value, stored = value } = binding;
  const report = (event: Event) => {
    const input = event.target as AsokFileInput;
    binding.change(input.value ?? input.stored);
  };
  const fetchStored = (event: Event) => {
    if (!binding.download) return;
    event.stopPropagation();
    binding.download();
  };
  return html`<asok-file-input
    .accept=${field.accept ?? ''}
    .maxBytes=${field.maxBytes ?? null}
    .value=${value instanceof File ? value : null}
    .stored=${value === null ? null : storedFile(stored)}
    @input=${report}
    @asok-download=${fetchStored}
    ${bindControl(field, binding)}
  ></asok-file-input>`;
};

function storedFile(value: unknown): StoredFile | null {
  const file = value as Partial<StoredFile> | null | undefined;
  return typeof file?.bytes === 'number' ? (file as StoredFile) : null;
}
