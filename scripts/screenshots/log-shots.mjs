/** A post that many people worked on. */
const POST = '/posts/533/view';

const history = async (page) => {
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'edited' }).first().waitFor();
};

/** Opens one of the newest changes of a post. */
const log = (index) => async (page) => {
  const changed = page.locator('[data-entry]').filter({ hasText: 'Updated' }).filter({ hasText: 'Post' });
  await changed
    .nth(index)
    .getByRole('button', { name: /^Details of entry/ })
    .click();
};

/** Pictures of what was done: the log, and the history of a record. */
export const logShots = [
  { name: 'audit', path: '/audit', show: log(1) },
  { name: 'audit-phone', path: '/audit', size: 'phone', show: log(0) },
  { name: 'detail-history', path: POST, show: history },
  { name: 'detail-history-1024', path: POST, size: 'tablet', show: history },
  { name: 'history-phone', path: POST, size: 'phone', show: history },
];
