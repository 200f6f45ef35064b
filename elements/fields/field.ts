import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { FieldDescriptor, FieldError } from '../../sdk/index.ts';
import { fieldErrorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from '../internal/icon.ts';
import { applyParts } from './apply-parts.ts';
import { isInline } from './registry.ts';

interface FieldFrame {
  /** Id of the control; its help and error have it with `-help` and `-error` behind. */
  id: string;
  control: TemplateResult;
  localize: LocalizeController;
  error?: FieldError | null;
  /** Differs from what is saved. */
  changed?: boolean;
  /** The record is being created; default: it exists. */
  creating?: boolean;
  /** The control is the value alone, without an input that would bring its own label. */
  valueOnly?: boolean;
}

/** Label, mark of a required or changed field, control, help and error. Needs the shared styles. */
export function renderField(field: FieldDescriptor, frame: FieldFrame): TemplateResult {
  const { id, control, error, localize } = frame;
  const inline = isInline(field) && !frame.valueOnly;
  const classes = classMap({ field: true, inline, toggle: inline && field.widget === 'toggle' });
  const help = helpText(field, frame);
  return html`<div part=${inline ? 'field' : 'field container'} class=${classes} ${inline ? nothing : applyParts(field.parts, 'container')}>
    ${inline ? nothing : renderLabel(field, frame)}
    ${inline ? html`<div class="inline-control">${control}${renderChanged(frame)}</div>` : control}
    <p part="help" class="help" id="${id}-help" ?hidden=${!help} ${applyParts(field.parts, 'help')}>${help}</p>
    <p part="error" class="error" id="${id}-error" ?hidden=${!error} ${applyParts(field.parts, 'error')}>
      ${error ? html`${icon('circle-alert', 14)}<span>${fieldErrorText(localize, error)}</span>` : nothing}
    </p>
  </div>`;
}

function renderLabel(field: FieldDescriptor, frame: FieldFrame): TemplateResult {
  const { id, creating } = frame;
  const required = field.required && !field.readonly && (field.kind !== 'password' || creating === true);
  return html`<label part="label" class="label" id="${id}-label" for=${id} ${applyParts(field.parts, 'label')}>
    <span
      ><bdi>${field.label}</bdi>${required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</span
    >
    ${renderChanged(frame)}
  </label>`;
}

function renderChanged({ changed }: FieldFrame): TemplateResult | typeof nothing {
  return changed ? html`<span class="dot changed" aria-hidden="true"></span>` : nothing;
}

function helpText(field: FieldDescriptor, { localize, creating }: FieldFrame): string {
  if (field.help) return field.help;
  return field.kind === 'password' && !creating ? localize.term('fieldsKeepPassword') : '';
}
