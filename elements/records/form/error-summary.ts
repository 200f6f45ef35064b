import { html, nothing, type TemplateResult } from 'lit';
import type { AsokError, FieldError, ModelDescriptor } from '../../../sdk/index.ts';
import { errorText, fieldErrorText } from '../../i18n/errors.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import { icon } from '../../internal/icon.ts';

interface Summary {
  localize: LocalizeController;
  model: ModelDescriptor;
  errors: Record<string, FieldError>;
  /** Names of the fields that are on the page; errors of others are shown here alone. */
  shown: ReadonlySet<string>;
  focusField(name: string): void;
}

/** Says which fields were refused and why, with a link to each. */
export function renderErrorSummary({ localize, model, errors, shown, focusField }: Summary): TemplateResult {
  const names = Object.keys(errors);
  const label = (name: string) => model.fields.find((field) => field.name === name)?.label ?? name;
  const follow = (event: Event, name: string) => {
    event.preventDefault();
    focusField(name);
  };
  return html`<div class="notice danger summary" part="error-summary" id="summary" role="alert" tabindex="-1">
    ${icon('circle-alert')}
    <div>
      <b>${localize.term('formAttentionTitle', names.length)}</b>
      <ul>
        ${names.map((name) => {
          const error = errors[name];
          const target = shown.has(name)
            ? html`<a href="#field-${name}" @click=${(event: Event) => follow(event, name)}>${label(name)}</a>`
            : html`<b>${label(name)}</b>`;
          return html`<li>${target} <span>${error ? fieldErrorText(localize, error) : nothing}</span></li>`;
        })}
      </ul>
    </div>
  </div>`;
}

interface Failure {
  localize: LocalizeController;
  error: AsokError;
  retry(): void;
}

/** Says that saving failed as a whole; everything typed is still there. */
export function renderFailure({ localize, error, retry }: Failure): TemplateResult {
  return html`<div class="notice danger summary" part="error-summary" id="summary" role="alert" tabindex="-1">
    ${icon('circle-alert')}
    <div>
      <b>${localize.term('formFailedTitle')}</b>
      <p>${errorText(localize, error)}</p>
      ${error.requestId ? html`<p class="subtle">${localize.term('requestId', error.requestId)}</p>` : nothing}
      <div class="notice-actions">
        <button type="button" class="button small" @click=${retry}>
          ${icon('rotate-ccw', 14)}${localize.term('tryAgain')}
        </button>
      </div>
    </div>
  </div>`;
}

/** Says which fields somebody else changed; nothing without any. */
export function renderMerged(
  localize: LocalizeController,
  model: ModelDescriptor,
  merged: readonly string[],
): TemplateResult | typeof nothing {
  if (merged.length === 0) return nothing;
  const labels = model.fields.filter(({ name }) => merged.includes(name)).map(({ label }) => label);
  const list = new Intl.ListFormat(localize.lang(), { type: 'conjunction' }).format(labels);
  return html`<div class="notice info" part="merged" role="status">
    ${icon('info')}
    <p>${localize.term('formMerged', list)}</p>
  </div>`;
}
