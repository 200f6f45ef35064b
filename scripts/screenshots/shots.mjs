/** The windows of the pictures. A phone is drawn at one pixel for each of its own, to keep the files small. */
export const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 1024, height: 900 } },
  sheet: { viewport: { width: 1200, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** A post with everything filled in. */
const POST = '533';

const CALL = /\/api\/trpc\//;

/** Waits for the rows of a list. */
const rows = (page) => page.locator('asok-list [data-key]').first().waitFor();

/** Waits for a form with its values. */
const form = (page) => page.getByRole('button', { name: 'Save', exact: true }).waitFor();

/** Waits for the form of a post, whose editors come late. */
const post = async (page) => {
  await form(page);
  await page.getByRole('toolbar', { name: 'Formatting' }).waitFor();
  await page.getByText('Valid JSON').waitFor();
};

const field = (page, label) => page.getByLabel(label, { exact: false }).first();

/** Opens the calendar, the list of choices or the search of a field. */
const widget = (label, open) => async (page) => {
  await post(page);
  await page
    .getByText('Publishing')
    .first()
    .evaluate((title) => title.scrollIntoView());
  await open(field(page, label), page);
  await page.locator('.menu:popover-open :is([role=option], [part~=day])').first().waitFor();
};

const press = (page, name) => page.getByRole('button', { name }).click();

/** Shows a panel of the list. */
const panel = (name, shown) => async (page) => {
  await rows(page);
  await press(page, name);
  await page.getByText(shown).first().waitFor();
};

const bulkBar = (page) => page.getByRole('toolbar', { name: 'Actions for the selected rows' });

/** Selects the first rows of the page. */
async function select(page, count) {
  await rows(page);
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  for (let row = 0; row < count; row += 1) await boxes.nth(row).check();
  await bulkBar(page).waitFor();
}

/** Asks before the selected records are deleted; types most of what it asks for. */
async function askToDelete(page, count, typed) {
  await select(page, count);
  await bulkBar(page).getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('alertdialog');
  await question.waitFor();
  await question.getByRole('textbox').fill(typed);
}

/** The record's page when its call is refused. */
const refused = (code, status) => async (page) => {
  await page.route(CALL, (route) =>
    route.request().url().includes('.get')
      ? route.fulfill({ status, json: { error: { ...failed, data: { ...failed.data, code } } } })
      : route.continue(),
  );
  await page.reload();
  await errorPage(page);
};

/** Messages of every tone, as the pages send them. */
async function showToasts(page) {
  await rows(page);
  const toasts = [
    { tone: 'success', text: '3 users deleted' },
    { tone: 'info', text: 'Someone else changed this list' },
    {
      tone: 'danger',
      text: 'This was not saved',
      detail: 'The server did not answer. Nothing was changed.',
      action: 'Try again',
    },
  ];
  await page.locator('asok-toasts').evaluate((element, messages) => {
    for (const { action, ...message } of messages) {
      element.show({ ...message, ...(action && { action: { label: action, run: () => {} } }) });
    }
  }, toasts);
}

/** Answers the calls for rows in another way. */
const answerRows = async (page, answer) => {
  await page.route(CALL, (route) => (route.request().url().includes('.list') ? answer(route) : route.continue()));
  await page.reload();
};

const failed = {
  message: 'Something failed',
  code: -32603,
  data: { code: 'INTERNAL', status: 500, params: {}, requestId: '7f3c1a90-52d1-4c1e-9f0e-2b6d0c7a41e8' },
};

async function showConflict(page, { context, url, theme }) {
  await form(page);
  const other = await context.newPage();
  await other.goto(url(`/posts/${POST}`));
  await form(other);
  // The second picture needs a change, too.
  const theirs = { light: 'Folding wears out a map long before it tears.', dark: 'A map wears out by folding.' };
  await field(other, 'Excerpt').fill(theirs[theme]);
  await other.getByRole('button', { name: 'Save and continue' }).click();
  await other.getByText('All changes saved').first().waitFor();
  await other.close();
  await field(page, 'Excerpt').fill('A conservator explains why the fold, not the tear, ends the life of a map.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Someone else saved this').waitFor();
}

async function showErrors(page) {
  await form(page);
  await field(page, 'Title').fill('');
  await field(page, 'Reading time').fill('500');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('alert').first().waitFor();
}

async function leaveUnsaved(page) {
  await form(page);
  await field(page, 'Title').fill('Who looks after paper maps, and why');
  await page.getByRole('link', { name: 'Tags' }).click();
  await page.getByRole('dialog').waitFor();
}

async function changeRole(page) {
  await form(page);
  await page.getByRole('checkbox', { name: 'Posts: delete' }).click();
  await page.getByRole('checkbox', { name: 'Tags: add' }).click();
}

const detail = (page) => page.locator('asok-detail article').waitFor();

const errorPage = (page) => page.locator('asok-error-page h1').waitFor();

const login = async (page) => {
  await page.getByRole('button', { name: 'Log in' }).waitFor();
};

async function refuseLogin(page) {
  await login(page);
  await page.getByLabel('Email').fill('amira@kestrel.press');
  await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Invalid credentials').waitFor();
}

/** Every picture: where it is and what to do there. The names are those of the design, as far as it has the state. */
export const shots = [
  { name: 'login-password', path: '/login', anonymous: true, show: login },
  { name: 'login-invalid', path: '/login', anonymous: true, show: refuseLogin },
  { name: 'login-phone', path: '/login', anonymous: true, size: 'phone', show: login },
  { name: 'list-default', path: '/users', show: rows },
  { name: 'list-filters', path: '/posts?status.in=published', show: panel(/^Filters/, 'Comments open') },
  {
    name: 'list-filters-1024',
    path: '/posts?status.in=published',
    size: 'tablet',
    show: panel(/^Filters/, 'Comments open'),
  },
  {
    name: 'list-filters-phone',
    path: '/posts?status.in=published',
    size: 'phone',
    show: panel(/^Filters/, 'Comments open'),
  },
  { name: 'list-columns', path: '/users', show: panel(/^Columns/, 'Visible columns') },
  { name: 'list-selected', path: '/users', show: (page) => select(page, 3) },
  { name: 'list-selected-phone', path: '/users', size: 'phone', show: (page) => select(page, 3) },
  {
    name: 'list-nav-phone',
    path: '/users',
    size: 'phone',
    show: async (page) => {
      await rows(page);
      await press(page, 'Open menu');
      await page.getByRole('navigation', { name: 'Main' }).waitFor();
    },
  },
  {
    name: 'list-empty',
    path: '/comments',
    show: async (page) => {
      await answerRows(page, (route) =>
        route.fulfill({
          json: { result: { data: { rows: [], total: 0, totalIs: 'exact', next: null, previous: null } } },
        }),
      );
      await page.getByText('No comments yet').waitFor();
    },
  },
  {
    name: 'list-no-results',
    path: '/posts?q=nothing+of+the+kind',
    show: (page) => page.getByText('No posts match').waitFor(),
  },
  {
    name: 'list-error',
    path: '/users',
    show: async (page) => {
      await answerRows(page, (route) => route.fulfill({ status: 500, json: { error: failed } }));
      await page.getByText('could not be loaded').waitFor();
    },
  },
  {
    name: 'list-loading',
    path: '/users',
    show: async (page) => {
      await answerRows(page, () => undefined);
      await page.locator('asok-list .late').waitFor();
    },
  },
  {
    name: 'list-compact',
    path: '/users',
    show: async (page) => {
      await rows(page);
      await page.evaluate(() => document.documentElement.setAttribute('data-density', 'compact'));
    },
  },
  { name: 'list-1024', path: '/users', size: 'tablet', show: rows },
  { name: 'list-phone', path: '/users', size: 'phone', show: rows },
  { name: 'detail-default', path: `/posts/${POST}/view`, whole: true, show: detail },
  { name: 'detail-phone', path: `/posts/${POST}/view`, size: 'phone', whole: true, show: detail },
  { name: 'form-default', path: `/posts/${POST}`, whole: true, show: post },
  { name: 'form-widgets', path: `/posts/${POST}`, show: widget('Status', (input) => input.click()) },
  {
    name: 'form-widgets-date',
    path: `/posts/${POST}`,
    show: widget('Publish at', (_input, page) => press(page, 'Choose a date')),
  },
  { name: 'form-widgets-relation', path: `/posts/${POST}`, show: widget('Author', (input) => input.fill('ha')) },
  { name: 'form-errors', path: `/posts/${POST}`, show: showErrors },
  { name: 'form-errors-phone', path: `/posts/${POST}`, size: 'phone', show: showErrors },
  { name: 'form-unsaved', path: `/posts/${POST}`, show: leaveUnsaved },
  { name: 'form-1024', path: `/posts/${POST}`, size: 'tablet', show: post },
  { name: 'form-phone', path: `/posts/${POST}`, size: 'phone', whole: true, show: post },
  // Last: it changes the post.
  { name: 'form-conflict', path: `/posts/${POST}`, show: showConflict },
  { name: 'role-default', path: '/roles/2', whole: true, show: changeRole },
  {
    name: 'role-superuser',
    path: '/roles/2',
    show: async (page) => {
      await form(page);
      await page.getByRole('switch', { name: 'Superuser' }).click();
    },
  },
  { name: 'role-1024', path: '/roles/2', size: 'tablet', show: changeRole },
  { name: 'role-phone', path: '/roles/2', size: 'phone', whole: true, show: changeRole },
  {
    name: 'overlays-confirm',
    path: '/posts',
    show: async (page) => {
      await rows(page);
      await page
        .getByRole('button', { name: /^Delete / })
        .nth(2)
        .click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'overlays-delete-phone', path: '/posts', size: 'phone', show: (page) => askToDelete(page, 12, 'delete 1') },
  { name: 'overlays-toasts', path: '/users', show: showToasts },
  { name: 'overlays-toasts-phone', path: '/users', size: 'phone', show: showToasts },
  { name: 'error-403', path: `/posts/${POST}/view`, show: refused('FORBIDDEN', 403) },
  { name: 'error-404', path: '/nothing-of-the-kind', show: errorPage },
  { name: 'error-500', path: `/posts/${POST}/view`, show: refused('INTERNAL', 500) },
  { name: 'error-phone', path: '/nothing-of-the-kind', size: 'phone', show: errorPage },
  {
    name: 'components',
    story: 'theme-primitives--default',
    size: 'sheet',
    whole: true,
    show: (page) => page.locator('asok-story-primitives section').last().waitFor(),
  },
];
