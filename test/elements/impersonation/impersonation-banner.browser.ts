import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { AsokImpersonationBanner } from '../../../elements/impersonation/asok-impersonation-banner.ts';
import '../../../elements/impersonation/asok-impersonation-banner.ts';
import '../../../elements/shell/english.ts';
import { adoptTokens } from '../../../elements/theme/adopt-tokens.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { actingServer, bannerOf, shownText as textOf } from '../../support/acting-page.ts';
import { leaveAdmin, openAdmin } from '../../support/admin-page.ts';

const MINUTE = 60_000;

before(() => adoptTokens(document));
beforeEach(() => setViewport({ width: 1440, height: 900 }));
afterEach(leaveAdmin);

describe('asok-impersonation-banner', () => {
  const show = (changes: Partial<AsokImpersonationBanner> = {}) =>
    fixture<AsokImpersonationBanner>(
      html`<asok-impersonation-banner
        .name=${changes.name ?? 'Ravi Krishnan'}
        .admin=${'Amira Haddad'}
        .until=${changes.until ?? new Date(Date.now() + 52 * MINUTE - 500)}
      ></asok-impersonation-banner>`,
    );
  const timer = (element: AsokImpersonationBanner) => element.shadowRoot?.querySelector('[part=timer]') as HTMLElement;

  it('the time is no part of what is read out', async () => {
    const element = await show();
    expect(timer(element).textContent).to.equal('Ends in 52 min.');
    expect(timer(element).closest('[role=status], [aria-live]')).to.equal(null);
    const status = element.shadowRoot?.querySelector('[role=status]');
    expect(textOf(status ?? null)).to.equal(
      'You are acting as Ravi Krishnan. Changes are logged under this account, by Amira Haddad.',
    );
  });

  it('the last five minutes stand out; below one it says so', async () => {
    const weight = (element: AsokImpersonationBanner) => getComputedStyle(timer(element)).fontWeight;
    expect(weight(await show())).to.equal('400');
    expect(weight(await show({ until: new Date(Date.now() + 5 * MINUTE) }))).to.equal('600');
    const last = await show({ until: new Date(Date.now() + 59_000) });
    expect(timer(last).textContent).to.equal('Ends in less than a minute.');
  });

  it('the minutes go on by themselves', async () => {
    const element = await show({ until: new Date(Date.now() + 51 * MINUTE + 40) });
    expect(timer(element).textContent).to.equal('Ends in 52 min.');
    await waitUntil(() => timer(element).textContent === 'Ends in 51 min.');
  });

  it('has 0 violations in both themes and on a phone, whatever the name', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      await setViewport({ width: 390, height: 844 });
      const element = await show({ name: 'Bartholomew Featherstonehaugh-van den Heuvel-Oosterhuis' });
      await aTimeout(0);
      await expectAccessible(element);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
    await emulateMedia({ colorScheme: 'light' });
  });

  it('everything that sticks does so below it', async () => {
    const { state, table } = actingServer();
    state.isActing = true;
    const page = await openAdmin({ address: '/admin/posts', table });
    await waitUntil(() => page.frame().style.getPropertyValue('--banner-h') === `${bannerOf(page)?.offsetHeight}px`);
    const top = (selector: string) => getComputedStyle(page.find('asok-frame', selector)).insetBlockStart;
    const height = `${bannerOf(page)?.offsetHeight}px`;
    expect([top('.topbar'), top('.sidebar')]).to.deep.equal([height, height]);
    const app = page.find('asok-frame', '.app');
    expect(app.offsetHeight + (bannerOf(page)?.offsetHeight ?? 0)).to.equal(900);
  });
});
