import { css, html, type TemplateResult } from 'lit';
import type { Site } from '../../sdk/index.ts';
import '../account/asok-two-factor.ts';
import '../auth/asok-relogin.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { icon } from './icon.ts';
import { brand } from './mark.ts';

interface EnrolmentView {
  localize: LocalizeController;
  site: Site;
  leave(here: boolean): Promise<void>;
}

/** All that there is for somebody who must set two-factor up first: doing so, and logging out. */
export function renderEnrolment({ localize, site, leave }: EnrolmentView): TemplateResult {
  return html`<main class="enrolment">
      <header>
        ${brand(site, 44)}
        <div>
          <h1>${localize.term('shellEnrolTitle')}</h1>
          <p class="muted">${localize.term('shellEnrolText', site.siteName)}</p>
        </div>
      </header>
      <asok-two-factor></asok-two-factor>
      <button class="button ghost" type="button" @click=${() => void leave(false)}>
        ${icon('log-out')}${localize.term('authLogout')}
      </button>
    </main>
    <asok-relogin .leave=${leave}></asok-relogin>`;
}

/** Looks of the page for enrolment. */
export const enrolmentStyles = css`
  .enrolment {
    display: grid;
    align-content: start;
    justify-items: center;
    gap: 22px;
    padding: 8vh 16px 32px;
  }
  .enrolment > header {
    display: grid;
    justify-items: center;
    gap: 14px;
    max-inline-size: 460px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .enrolment h1 {
    font-size: var(--asok-text-xl);
    font-weight: var(--asok-weight-semibold);
    letter-spacing: var(--asok-tracking-tight);
    line-height: 1.3;
  }
  .enrolment .mark {
    border-radius: 12px;
    object-fit: contain;
  }
  .enrolment > asok-two-factor {
    inline-size: 100%;
    max-inline-size: 760px;
  }
`;
