import { css, html, LitElement, type TemplateResult } from 'lit';
import { addIcons, namedIcon } from '../../elements/internal/icon.ts';
import { avatar } from '../../elements/internal/avatar.ts';
import { define } from '../../elements/internal/define.ts';
import { wheel } from '../../elements/shell/mark.ts';
import { shellIcons } from '../../elements/shell/shell-icons.generated.ts';
import { shared } from '../../elements/theme/controls.styles.ts';
import { tokens } from '../../elements/theme/tokens.generated.ts';
import '../../elements/fields/asok-checkbox.ts';
import '../../elements/fields/asok-input.ts';
import '../../elements/fields/asok-segmented.ts';
import '../../elements/fields/asok-toggle.ts';

addIcons(shellIcons);

const icon = namedIcon;

/** The names behind `--asok-color-`, each once, in the order of the tokens. */
const colors = [...new Set([...tokens.matchAll(/--asok-color-([\w-]+):/g)].map(([, name = '']) => name))];

const sizes = [
  ['3xl', 'Error pages'],
  ['2xl', '€18,204'],
  ['xl', 'Page title'],
  ['lg', 'Dialog title'],
  ['md', 'Body text and inputs'],
  ['sm', 'Table cells, controls, labels'],
  ['xs', 'Captions, badges, column heads'],
  ['2xs', 'Keyboard hints, counters'],
] as const;

const people = ['Amira Haddad', 'Jonas Weber', 'Mei-Ling Tsai', 'Hana Kovářová', 'Priya Nair', 'Noor Osman'];

const set = (name: string, content: TemplateResult) =>
  html`<div class="set"><span class="name">${name}</span><div class="shown">${content}</div></div>`;

const section = (title: string, content: TemplateResult) =>
  html`<section><h2>${title}</h2><div>${content}</div></section>`;

const button = (kind: string, text: string, before?: string) =>
  html`<button type="button" class="button ${kind}">${before ? icon(before) : ''}${text}</button>`;

/** Every small part of the elements in every state, drawn by the style sheets that they share. */
class PrimitivesSheet extends LitElement {
  static override styles = [
    ...shared,
    css`
      :host {
        display: block;
        max-inline-size: 1168px;
        padding: 8px;
      }
      section {
        display: grid;
        grid-template-columns: 190px minmax(0, 1fr);
        gap: 24px;
        padding-block: 22px;
        border-block-end: 1px solid var(--asok-color-line);
      }
      h2 {
        font-size: var(--asok-text-sm);
        font-weight: var(--asok-weight-semibold);
      }
      .set {
        display: grid;
        grid-template-columns: 80px minmax(0, 1fr);
        align-items: center;
        gap: 10px;
        padding-block: 6px;
      }
      .name {
        color: var(--asok-color-text-muted);
        font-size: var(--asok-text-xs);
      }
      .shown {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
      }
      .colors {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(110px, 1fr));
        gap: 10px;
      }
      .color {
        overflow: hidden;
        border: 1px solid var(--asok-color-line);
        border-radius: var(--asok-radius-md);
        background: var(--asok-color-surface);
        font: var(--asok-text-2xs) / 1.4 var(--asok-font-mono);
        overflow-wrap: anywhere;
      }
      .color > i {
        display: block;
        block-size: 36px;
      }
      .color > span {
        display: block;
        padding: 6px 8px;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
        gap: 20px;
        align-items: start;
      }
      .notice {
        margin-block-end: 10px;
      }
      .skeletons {
        display: grid;
        gap: 8px;
        inline-size: 260px;
      }
      .over {
        position: relative;
        inline-size: 260px;
        block-size: 2px;
      }
      .head {
        font-weight: var(--asok-weight-semibold);
        letter-spacing: var(--asok-tracking-tight);
      }
      .type {
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      @media (max-width: 640px) {
        section {
          grid-template-columns: minmax(0, 1fr);
          gap: 8px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`${section('Colour roles', this.#colors())} ${section('Type', this.#type())}
    ${section('Button', this.#buttons())} ${section('Badge, chip', this.#small())}
    ${section('Text input', this.#inputs())} ${section('Choice', this.#choices())} ${section('Menu', this.#menus())}
    ${section('Notice', this.#notices())} ${section('Loading', this.#loading())}`;
  }

  #colors(): TemplateResult {
    return html`<div class="colors">
      ${colors.map((name) => html`<div class="color"><i .style=${`background: var(--asok-color-${name})`}></i><span>${name}</span></div>`)}
    </div>`;
  }

  #type(): TemplateResult {
    return html`${sizes.map(([size, text]) =>
      set(
        size,
        html`<span class="type ${size.endsWith('l') ? 'head' : ''}" .style=${`font-size: var(--asok-text-${size})`}>${text}</span>`,
      ),
    )}`;
  }

  #buttons(): TemplateResult {
    return html`${set(
      'Rest',
      html`${button('primary', 'Save')} ${button('', 'Export', 'download')} ${button('ghost', 'Trash', 'trash-2')}
      ${button('danger-quiet', 'Delete', 'trash-2')} ${button('danger', 'Delete forever')}
      <button type="button" class="icon-button" aria-label="Edit">${icon('pencil')}</button>`,
    )}
    ${set(
      'Open',
      html`<button type="button" class="button" aria-expanded="true">${icon('sliders-horizontal')}Filters</button>
        <button type="button" class="icon-button" aria-expanded="true" aria-label="More">${icon('ellipsis')}</button>`,
    )}
    ${set(
      'Busy',
      html`<button type="button" class="button" aria-disabled="true"><span class="spinner">${wheel(16)}</span>Saving</button>`,
    )}
    ${set(
      'Disabled',
      html`<button type="button" class="button primary" disabled>Save</button>
        <button type="button" class="button" disabled>${icon('download')}Export</button>`,
    )}
    ${set('Small', html`${button('small', 'Restore', 'rotate-ccw')} ${button('small', 'Replace', 'upload')} ${button('small ghost', 'Assign role', 'shield')}`)}
    ${set('Link', html`<button type="button" class="link-button">Discard</button> <a class="link" href="#link">Workshop notes</a> <a class="relation" href="#relation">Jonas Weber</a>`)}`;
  }

  #small(): TemplateResult {
    return html`${set(
      'Boolean',
      html`<span class="badge success">${icon('check', 12)}Yes</span> <span class="badge neutral">${icon('x', 12)}No</span>
        <span class="subtle">—</span>`,
    )}
    ${set(
      'Tones',
      html`<span class="badge">Draft</span>
        ${(['success', 'info', 'warning', 'danger', 'neutral'] as const).map(
          (tone, index) =>
            html`<span class="badge ${tone}"><span class="dot ${tone}"></span>${['Published', 'Scheduled', 'Pending', 'Failed', 'Archived'][index]}</span>`,
        )}
        <span class="badge accent">Admin</span>`,
    )}
    ${set(
      'Filter',
      html`<span class="chip"
        ><button type="button">Role is <b>Moderator</b></button><button type="button" aria-label="Remove the filter">${icon('x', 13)}</button></span
      >`,
    )}
    ${set('Tag', html`<span class="tag">cartography<button type="button" aria-label="Remove cartography">${icon('x', 12)}</button></span>`)}
    ${set('Other', html`<span class="count">12</span> ${people.map((name) => avatar(name))}`)}`;
  }

  #inputs(): TemplateResult {
    const input = (label: string, content: TemplateResult) =>
      html`<div class="field"><span class="label">${label}</span>${content}</div>`;
    return html`<div class="columns">
      ${input('Rest', html`<asok-input label="Rest" placeholder="Placeholder"></asok-input><p class="help">Help text sits under the input.</p>`)}
      ${input('Value', html`<asok-input label="Value" value="Folding map case"></asok-input>`)}
      ${input('Invalid', html`<asok-input label="Invalid" value="900" invalid></asok-input><p class="error">${icon('circle-alert', 14)}<span>Use a number between 1 and 120.</span></p>`)}
      ${input('Disabled', html`<asok-input label="Disabled" value="Locked by the workflow" disabled></asok-input>`)}
      ${input('Read-only', html`<asok-input label="Read-only" value="9 Nov 2026, 11:37" readonly></asok-input>`)}
      ${input('With affixes', html`<asok-input label="With affixes" value="59.00" prefix="€" suffix="per item"></asok-input>`)}
    </div>`;
  }

  #choices(): TemplateResult {
    const box = (label: string, state: { checked?: boolean; disabled?: boolean; mixed?: boolean } = {}) =>
      html`<input type="checkbox" class="checkbox" aria-label=${label} ?checked=${state.checked} ?disabled=${state.disabled} .indeterminate=${state.mixed ?? false} />`;
    const toggle = (label: string, checked: boolean, disabled = false) =>
      html`<input type="checkbox" role="switch" class="switch" aria-label=${label} ?checked=${checked} ?disabled=${disabled} />`;
    const answers = ['Any', 'Yes', 'No'].map((label) => ({ value: label, label }));
    return html`${set(
      'Checkbox',
      html`${box('Off')} ${box('On', { checked: true })} ${box('Mixed', { mixed: true })} ${box('Disabled', { disabled: true })}
      ${box('On, disabled', { checked: true, disabled: true })}`,
    )}
    ${set('Radio', html`<input type="radio" class="checkbox" name="r" aria-label="One" /><input type="radio" class="checkbox" name="r" aria-label="Other" checked />`)}
    ${set('Toggle', html`${toggle('Off', false)} ${toggle('On', true)} ${toggle('Disabled', false, true)}`)}
    ${set('Segmented', html`<asok-segmented label="Answer" .choices=${answers} value="Any"></asok-segmented>`)}`;
  }

  #menus(): TemplateResult {
    return html`<div class="columns">
      <div class="menu" role="menu" aria-label="Record">
        <button type="button" class="menu-item active" role="menuitem">${icon('eye')}View</button>
        <button type="button" class="menu-item" role="menuitem">${icon('pencil')}Edit</button>
        <hr role="separator" />
        <button type="button" class="menu-item danger" role="menuitem">${icon('trash-2')}Delete</button>
      </div>
      <div class="menu" role="listbox" aria-label="Status">
        ${['Draft', 'Published', 'Archived'].map(
          (label, index) =>
            html`<div class="menu-item ${index === 1 ? 'active' : ''}" role="option" aria-selected=${index === 1}>${label}</div>`,
        )}
      </div>
    </div>`;
  }

  #notices(): TemplateResult {
    const notice = (tone: string, mark: string, text: string) =>
      html`<div class="notice ${tone}">${icon(mark)}<span>${text}</span></div>`;
    return html`${notice('', 'info', 'Roles add up. Someone with two roles gets everything either one allows.')}
    ${notice('info', 'info', 'Imports run in the background.')}
    ${notice('success', 'circle-check', 'All changes saved.')}
    ${notice('warning', 'git-compare', 'Someone else saved this while you were editing.')}
    ${notice('danger', 'circle-alert', '2 fields need attention before this can be saved.')}`;
  }

  #loading(): TemplateResult {
    return html`${set('Skeleton', html`<span class="skeletons"><span class="skeleton"></span><span class="skeleton"></span></span>`)}
    ${set('Spinner', html`<span class="spinner">${wheel(16)}</span> <span class="spinner">${wheel(24)}</span>`)}
    ${set('Progress', html`<span class="over"><span class="progress-bar"></span></span>`)}`;
  }
}

define('asok-story-primitives', PrimitivesSheet);

/** The sheet of all primitives. */
export const renderPrimitives = (): TemplateResult => html`<asok-story-primitives></asok-story-primitives>`;
