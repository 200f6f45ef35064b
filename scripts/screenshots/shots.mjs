/** The windows of the pictures. A phone is drawn at one pixel for each of its own, to keep the files small. */
export const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 1024, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** A post with everything filled in. */
const POST = '533';

const CALL = /\/api\/trpc\//;

/** Waits for the rows of a list. */
const rows = (page) => page.locator('asok-list [data-key]').first().waitFor();

/** Waits for a form with its values. */
const form = (page) => page.getByRole('button', { name: 'Save', exact: true }).waitFor();

const field = (page, label) => page.getByLabel(label, { exact: false }).first();

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

async function changeRole(page) {
  await form(page);
  await page.getByRole('checkbox', { name: 'Posts: delete' }).click();
  await page.getByRole('checkbox', { name: 'Tags: add' }).click();
}

const detail = (page) => page.locator('asok-detail article').waitFor();

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
  {
    name: 'list-filters',
    path: '/posts?status.in=published',
    show: async (page) => {
      await rows(page);
      await page.getByRole('button', { name: /^Filters/ }).click();
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
  { name: 'form-default', path: `/posts/${POST}`, whole: true, show: form },
  { name: 'form-errors', path: `/posts/${POST}`, show: showErrors },
  { name: 'form-conflict', path: `/posts/${POST}`, show: showConflict },
  { name: 'form-phone', path: `/posts/${POST}`, size: 'phone', whole: true, show: form },
  { name: 'role-default', path: '/roles/2', whole: true, show: changeRole },
  {
    name: 'role-superuser',
    path: '/roles/2',
    show: async (page) => {
      await form(page);
      await page.getByRole('switch', { name: 'Superuser' }).click();
    },
  },
  { name: 'role-phone', path: '/roles/2', size: 'phone', whole: true, show: changeRole },
];
