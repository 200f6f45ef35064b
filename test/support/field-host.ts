import { fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { renderField } from '../../elements/fields/field.ts';
import type { FormControl } from '../../elements/fields/form-control.ts';
import { type InputBinding, renderInput } from '../../elements/fields/inputs.ts';
import { LocalizeController } from '../../elements/i18n/localize.ts';
import { adoptTokens } from '../../elements/theme/adopt-tokens.ts';
import { shared } from '../../elements/theme/controls.styles.ts';
import type { FieldDescriptor, FieldError, FieldKind } from '../../sdk/index.ts';
import { CHOICES } from './field-values.ts';
import { fieldOf } from '../../stories/support/descriptors.ts';

/** The one record that relations can be searched for. */
export const tag = { key: '1', label: 'Maps' };
/** A form of one field that keeps what its input reports, as the form element does. */
export class FieldHost extends LitElement {
  static override styles = shared;
  localize = new LocalizeController(this);
  field: FieldDescriptor = fieldOf({ name: 'x', kind: 'text' });
  values: Record<string, unknown> = {};
  error: FieldError | null = null;
  changed = false;
  creating = false;
  reported: unknown[] = [];
  search: InputBinding['search'] = async () => ({ options: [tag], more: false });

  override render(): TemplateResult {
    const { field, values, error, changed, creating, localize } = this;
    const binding: InputBinding = {
      value: values[field.name],
      values,
      invalid: error !== null,
      disabled: false,
      id: 'x',
      describedBy: 'x-help x-error',
      localize,
      slug: 'posts',
      creating,
      search: this.search,
      change: (value) => {
        this.reported.push(value);
        this.values = { ...values, [field.name]: value };
        this.requestUpdate();
      },
    };
    return renderField(field, { id: 'x', control: renderInput(field, binding), localize, error, changed, creating });
  }
}
customElements.define('field-host', FieldHost);

/** A field in its frame, with the first of its inputs' native controls. */
export async function mountField(field: FieldDescriptor, more: Partial<FieldHost> = {}) {
  adoptTokens(document);
  const host = await fixture<FieldHost>(html`<field-host></field-host>`);
  Object.assign(host, { field, ...more });
  host.requestUpdate();
  await host.updateComplete;
  const root = host.shadowRoot as ShadowRoot;
  const input = root.querySelector('#x') as FormControl;
  await input.updateComplete;
  return {
    host,
    root,
    input,
    control: input.shadowRoot?.querySelector('.control') as HTMLInputElement,
    find: (selector: string) => root.querySelector(selector) as HTMLElement,
  };
}

/** What asks for a value of each kind. */
export const TAGS: Record<FieldKind, string> = {
  text: 'asok-input',
  textarea: 'asok-textarea',
  richtext: 'asok-rich-text',
  email: 'asok-input',
  url: 'asok-input',
  tel: 'asok-input',
  color: 'asok-color-input',
  slug: 'asok-slug-input',
  uuid: 'asok-input',
  password: 'asok-password-input',
  permissions: 'div',
  integer: 'asok-number-input',
  bigint: 'asok-number-input',
  float: 'asok-number-input',
  decimal: 'asok-number-input',
  boolean: 'asok-checkbox',
  enum: 'asok-dropdown',
  date: 'asok-date-input',
  datetime: 'asok-date-input',
  time: 'asok-input',
  json: 'asok-json-input',
  tags: 'asok-tags-input',
  blob: 'asok-file-input',
  belongsTo: 'asok-relation-picker',
  belongsToMany: 'asok-check-grid',
  hasMany: 'div',
  unknown: 'div',
};

/** A field of a kind with whatever that kind needs. */
export function sampleField(kind: FieldKind): FieldDescriptor {
  const many = kind === 'belongsToMany' || kind === 'hasMany';
  const relation = many || kind === 'belongsTo' ? { model: 'tags', many, pickable: kind !== 'hasMany' } : null;
  return fieldOf({ name: 'x', kind, relation, choices: kind === 'enum' ? CHOICES : null, help: 'Some help.' });
}
