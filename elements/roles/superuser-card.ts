import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { mayGrant } from '../../sdk/index.ts';
import { icon } from '../internal/icon.ts';
import type { MatrixView } from './matrix-view.ts';

/** The switch for `*`; nothing for who could not grant it anyway. */
export function renderSuperuser({ localize, store, state, change }: MatrixView): TemplateResult | typeof nothing {
  if (!state.superuser && (state.locked !== null || !mayGrant(state.grantable, '*'))) return nothing;
  const locked = state.locked !== null;
  const changed = state.superuser !== state.saved.includes('*');
  const toggle = (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    change(() => store.setSuperuser(checked));
  };
  return html`<label class="card superuser ${state.superuser ? 'on' : ''}" part="superuser">
    <span class="tile warning">${icon('asterisk', 18)}</span>
    <span class="superuser-text">
      <span class="superuser-title">
        <b>${localize.term('rolesSuperuser')}</b><span class="badge warning mono" aria-hidden="true">*</span>
        ${changed ? html`<span class="dot changed" aria-hidden="true"></span>` : nothing}
      </span>
      <span class="muted" id="superuser-help">${localize.term('rolesSuperuserHelp')}</span>
    </span>
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-label=${localize.term('rolesSuperuser')}
      aria-describedby="superuser-help"
      ?disabled=${locked}
      .checked=${live(state.superuser)}
      @change=${toggle}
    />
  </label>`;
}
