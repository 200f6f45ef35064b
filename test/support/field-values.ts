import { fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { type CellView, renderCell, renderValue } from '../../elements/fields/cells.ts';
import { LocalizeController } from '../../elements/i18n/localize.ts';
import { adoptTokens } from '../../elements/theme/adopt-tokens.ts';
import { shared } from '../../elements/theme/controls.styles.ts';
import type { Choice, FieldDescriptor, FieldKind } from '../../sdk/index.ts';
import { fieldOf } from '../../stories/support/descriptors.ts';

/** Shows one template in the shared styles. */
export class ValueHost extends LitElement {
  static override styles = shared;
  localize = new LocalizeController(this);
  content: TemplateResult = html``;

  override render(): TemplateResult {
    return html`<p>${this.content}</p>`;
  }
}
customElements.define('value-host', ValueHost);

/** An empty host in the page's document. */
export async function valueHost(lang = 'en'): Promise<ValueHost> {
  adoptTokens(document);
  return fixture<ValueHost>(html`<value-host lang=${lang}></value-host>`);
}

/** What to draw, and how: as a cell unless told otherwise. */
interface Drawn {
  value: unknown;
  view?: Partial<CellView>;
  draw?: typeof renderCell;
  lang?: string;
}

/** The element around one drawn value. */
export async function drawValue(
  field: FieldDescriptor,
  { value, view, draw = renderCell, lang }: Drawn,
): Promise<HTMLElement> {
  const element = await valueHost(lang);
  element.content = draw(field, value, { localize: element.localize, ...view });
  element.requestUpdate();
  await element.updateComplete;
  return element.shadowRoot?.querySelector('p') as HTMLElement;
}

/** The text of a drawn value, on one line. */
export const textOf = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ').trim();
/** A value of a kind as a cell. */
export const cell = async (kind: FieldKind, value: unknown, more: Partial<FieldDescriptor> = {}) =>
  drawValue(fieldOf({ name: 'x', kind, ...more }), { value });
/** A value of a kind as on a page of its own. */
export const value = async (kind: FieldKind, value: unknown, more: Partial<FieldDescriptor> = {}) =>
  drawValue(fieldOf({ name: 'x', kind, ...more }), { value, draw: renderValue });

/** Every kind there is. */
export const KINDS: FieldKind[] = [
  'text',
  'textarea',
  'richtext',
  'email',
  'url',
  'tel',
  'color',
  'slug',
  'uuid',
  'password',
  'permissions',
  'integer',
  'bigint',
  'float',
  'decimal',
  'boolean',
  'enum',
  'date',
  'datetime',
  'time',
  'json',
  'tags',
  'blob',
  'belongsTo',
  'belongsToMany',
  'hasMany',
  'unknown',
];

/** The choices of a sample field. */
export const CHOICES: Choice[] = [
  { value: 'draft', label: 'Draft' },
  { value: 'live', label: 'Live' },
];
