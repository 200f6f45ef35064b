import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../../elements/shell/asok-error-page.ts';
import type { AsokErrorPage } from '../../../elements/shell/asok-error-page.ts';
import { errorPageCode } from '../../../elements/shell/error-page.ts';
import type { AsokErrorActionEvent } from '../../../elements/shell/events.ts';
import '../../../elements/shell/asok-provider.ts';
import { AsokError, type Locale } from '../../../sdk/index.ts';
import { expectAccessible } from '../../support/accessibility.ts';

async function show(code: AsokErrorPage['code'], locale: Locale = 'en'): Promise<AsokErrorPage> {
  const provider = await fixture(
    html`<asok-provider .locale=${locale}><asok-error-page .code=${code} request-id="r-42"></asok-error-page></asok-provider>`,
  );
  const page = provider.querySelector('asok-error-page') as AsokErrorPage;
  await page.updateComplete;
  return page;
}

const buttons = (page: AsokErrorPage) =>
  [...(page.shadowRoot?.querySelectorAll('button') ?? [])].map((button) => button.textContent?.trim());

const EXPECTED = {
  '403': { id: 'ERR-01', actions: ['Go back', 'Log in', 'Home'] },
  '404': { id: 'ERR-02', actions: ['Go back', 'Home'] },
  '500': { id: 'ERR-03', actions: ['Home', 'Try again'] },
  offline: { id: 'ERR-06', actions: ['Try again'] },
} as const;

describe('asok-error-page', () => {
  for (const [code, { id, actions }] of Object.entries(EXPECTED)) {
    it(`${id} ERR-04 ERR-05 ERR-06 ERR-09 shows ${code} with its code, words and actions`, async () => {
      const page = await show(code as AsokErrorPage['code']);
      expect(buttons(page)).to.deep.equal(actions);
      const badge = page.shadowRoot?.querySelector('[part=code]');
      expect(badge?.getAttribute('aria-label') ?? badge?.textContent?.trim().toLowerCase()).to.equal(code);
      expect(badge?.querySelector('svg')).to.not.equal(null);
      expect(page.shadowRoot?.textContent).to.contain('r-42');
      await expectAccessible(page);
    });
  }

  it('ERR-07 exists in three languages', async () => {
    const titles = new Set<string | undefined>();
    for (const locale of ['en', 'fr', 'es'] as const) {
      titles.add((await show('404', locale)).shadowRoot?.querySelector('h1')?.textContent ?? undefined);
    }
    expect(titles.size).to.equal(3);
  });

  it('tells what was pressed, and takes the focus on its heading', async () => {
    const page = await show('500');
    const event = oneEvent<AsokErrorActionEvent>(page, 'asok-error-action');
    page.shadowRoot?.querySelector<HTMLElement>('.primary')?.click();
    expect((await event).action).to.equal('retry');
    page.focus();
    expect(page.shadowRoot?.activeElement?.tagName).to.equal('H1');
  });

  it('ERR-11 shows a title and a message of its own', async () => {
    const page = await show('403');
    page.heading = 'Closed on Sundays';
    page.message = 'Come back <b>tomorrow</b>.';
    await page.updateComplete;
    expect(page.shadowRoot?.querySelector('h1')?.textContent).to.equal('Closed on Sundays');
    expect(page.shadowRoot?.querySelector('p')?.textContent).to.contain('<b>tomorrow</b>');
  });

  it('chooses the page for a failed call', () => {
    const codes = (['NETWORK', 'NOT_FOUND', 'FORBIDDEN', 'DISABLED', 'INTERNAL', 'UNAVAILABLE'] as const).map((code) =>
      errorPageCode(new AsokError({ code, message: '' })),
    );
    expect(codes).to.deep.equal(['offline', '404', '403', '403', '500', '500']);
  });
});
