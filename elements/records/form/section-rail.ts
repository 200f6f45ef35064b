import { html, nothing, type TemplateResult } from 'lit';
import type { FormState } from '../../../sdk/index.ts';
import type { LocalizeController } from '../../i18n/localize.ts';
import type { Section } from '../sections.ts';

interface Rail {
  localize: LocalizeController;
  sections: readonly Section[];
  state: FormState;
  /** Id of the section in sight. */
  current: string;
  go(id: string): void;
}

/** Links to the cards of a long form, marked where something is unsaved or refused. */
export function renderRail({ localize, sections, state, current, go }: Rail): TemplateResult | typeof nothing {
  if (sections.length < 2) return nothing;
  const follow = (event: Event, id: string) => {
    event.preventDefault();
    go(id);
  };
  return html`<nav class="rail" part="section-rail" aria-labelledby="rail-title">
    <h2 id="rail-title">${localize.term('formSections')}</h2>
    <ul>
      ${sections.map(
        ({ id, title, fields }) => html`<li>
          <a
            href="#${id}"
            aria-current=${id === current ? 'true' : nothing}
            @click=${(event: Event) => follow(event, id)}
          >
            <span class="truncated">${title}</span>
            ${renderMark(
              localize,
              state,
              fields.map((field) => field.name),
            )}
          </a>
        </li>`,
      )}
    </ul>
  </nav>`;
}

function renderMark(localize: LocalizeController, { errors, dirty }: FormState, names: string[]): unknown {
  const refused = names.filter((name) => errors[name]).length;
  if (refused > 0) {
    return html`<span class="count"
      ><span aria-hidden="true">${localize.number(refused)}</span
      ><span class="visually-hidden">${localize.term('formSectionErrors', refused)}</span></span
    >`;
  }
  if (!names.some((name) => dirty.includes(name))) return nothing;
  return html`<span class="dot changed"></span
    ><span class="visually-hidden">${localize.term('formSectionChanged')}</span>`;
}
