import { expect } from '@open-wc/testing';
import { logServer } from '../../../stories/support/log.ts';
import { administrator } from '../../../stories/support/site.ts';
import { leaveAdmin, openAdmin } from '../../support/admin-page.ts';

const withAllRights = { ...administrator, isAdmin: false, permissions: ['*' as const] };

describe('the audit log in asok-admin', () => {
  afterEach(leaveAdmin);

  const items = (root: ShadowRoot | null) =>
    [...(root?.querySelectorAll('.item') ?? [])].map((item) => item.textContent?.trim());

  it('RBAC-21 AUD-06 for somebody who holds every permission but is no administrator there is no such page', async () => {
    const page = await openAdmin({ address: '/admin/audit', user: withAllRights, table: logServer() });
    await page.settle();
    expect(items(page.frame().shadowRoot)).not.to.include('Audit log');
    expect(page.find('asok-frame', 'asok-error-page')?.getAttribute('code')).to.equal('403');
    expect(page.calls.some(({ path }) => path.startsWith('audit.'))).to.equal(false);
  });

  it('AUD-06 an administrator finds it in the sidebar, and its filters in the address', async () => {
    const page = await openAdmin({ address: '/admin/', table: logServer() });
    const link = page.frame().shadowRoot?.querySelector<HTMLAnchorElement>('.item[href="/admin/audit"]');
    expect(link?.closest('[role=group]')?.getAttribute('aria-label')).to.equal('System');
    link?.click();
    await page.settle();
    expect(page.path()).to.equal('/admin/audit');
    expect(link?.getAttribute('aria-current')).to.equal('page');
    expect(document.title).to.equal('Audit log · Kestrel Press');
    const log = page.find<HTMLElementTagNameMap['asok-audit-log']>('asok-frame', 'asok-audit-log');
    await log.updateComplete;
    await page.settle();
    log.shadowRoot?.querySelector<HTMLElement>('.impersonated-only')?.click();
    await page.settle();
    expect(location.search).to.equal('?impersonated=1');
    history.back();
    await page.settle();
    await page.settle();
    expect(log.query).to.equal('');
  });
});
