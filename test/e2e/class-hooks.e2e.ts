import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { DataTypes, type Model, type ModelStatic } from 'sequelize';
import { compile } from 'tailwindcss';
import { createTestApp, type TestApp } from '../support/app.ts';
import { databases, type TestDatabase } from '../support/databases.ts';
import { createActors } from '../support/scenario.ts';
import { openBrowser, type Site, visit } from './support.ts';

const { resolve } = createRequire(import.meta.url);

/** What a team writes at its models. */
const fields = {
  status: {
    widget: 'dropdown',
    choices: [
      ['draft', 'Draft'],
      ['sent', 'Sent'],
    ],
    option__class: 'bg-rose-600 text-white shadow-lg rounded-full',
    menu__class: 'p-10',
  },
  urgent: { formType: 'toggle', slider__class: 'bg-emerald-500', container__class: 'gap-24' },
};

/** The style sheet that Tailwind makes of a source and of the classes that the models name. */
async function buildTailwind(source: string): Promise<string> {
  const compiler = await compile(source, {
    base: dirname(import.meta.filename),
    loadStylesheet: async (id) => {
      const path = resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id);
      return { path, base: dirname(path), content: await readFile(path, 'utf8') };
    },
  });
  return compiler.build([...JSON.stringify(fields).matchAll(/[\w-]+/g)].map(([word]) => word));
}

/** Tailwind as it is usually taken, with its reset of every element. */
const WHOLE = "@import 'tailwindcss';";

const styleOf = (locator: Locator, property: string) =>
  locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('classes of a team inside the elements, by a Tailwind build under the strict policy', () => {
  let folder: string;
  let database: TestDatabase;
  let app: TestApp;
  let browser: Browser;
  let site: Site;
  let css: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'asok-classes-'));
    css = await buildTailwind(WHOLE);
    await writeFile(join(folder, 'app.css'), css);
    await writeFile(join(folder, 'empty.css'), '.nothing { color: red }');
    const [sqlite] = databases();
    assert(sqlite);
    database = await sqlite.create({ logging: false });
    const parcels: ModelStatic<Model> = database.sequelize.define(
      'parcels',
      {
        label: { type: DataTypes.STRING, allowNull: false },
        status: { type: DataTypes.STRING, allowNull: false, defaultValue: 'draft' },
        urgent: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      },
      { timestamps: false },
    );
    app = await createTestApp(database, {
      models: { parcels: { model: parcels, admin: { fields } } } as never,
      assetsDir: folder,
      stylesheets: ['app.css'],
    });
    await database.sequelize.sync();
    const users = await createActors(app.admin.models);
    const address = (await app.admin.listen(0)).address();
    assert(address && typeof address === 'object');
    const origin = `http://127.0.0.1:${address.port}`;
    site = { origin, url: `${origin}/admin`, app, users } as Site;
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.close();
    await database.close();
    await rm(folder, { recursive: true });
  });

  const openForm = async (t: TestContext) => {
    const { page } = await visit(t, { browser, site }, { as: 'root', path: '/parcels/new' });
    const trigger = page.getByRole('combobox', { name: 'Status' });
    await trigger.waitFor();
    return { page, trigger };
  };
  /** Waits until the style sheet has come. */
  const styled = async (locator: Locator) => {
    await locator.waitFor();
    await locator
      .page()
      .waitForFunction(
        (element) => element && getComputedStyle(element).color === 'rgb(255, 255, 255)',
        await locator.elementHandle(),
      );
  };

  test('WID-04 WID-05 an option and its menu have the look that their classes say, in the shadow root', async (t) => {
    const { page, trigger } = await openForm(t);
    await trigger.click();
    const option = page.getByRole('option', { name: 'Sent' });
    await styled(option);
    assert.match(css, /\.bg-rose-600/);
    // Both sides as one colour space writes it.
    const rose = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.color = 'oklch(58.6% 0.253 17.585)';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    });
    assert.equal(await styleOf(option, 'background-color'), rose);
    assert.equal(await styleOf(page.locator('asok-dropdown [part~=menu]'), 'padding-top'), '40px');
    const depth = await option.evaluate((element) => {
      let roots = 0;
      for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) roots += 1;
      return roots;
    });
    assert(depth >= 4, `the option stands ${depth} shadow roots deep`);
  });

  test('WID-13 what Tailwind registers by @property works inside: shadows and rounded corners', async (t) => {
    const { page, trigger } = await openForm(t);
    await trigger.click();
    const option = page.getByRole('option', { name: 'Sent' });
    await styled(option);
    assert.match(css, /@property --tw-shadow/);
    assert.match(await styleOf(option, 'box-shadow'), /10px 15px/);
    assert.notEqual(await styleOf(option, 'border-top-left-radius'), '6px');
  });

  test('WID-09 WID-10 so have the sliding circle and the wrapper of a switch', async (t) => {
    const { page, trigger } = await openForm(t);
    await trigger.click();
    await styled(page.getByRole('option', { name: 'Sent' }));
    const field = page.locator('asok-toggle');
    assert.equal(await styleOf(field.locator('[part~=container]'), 'column-gap'), '96px');
    assert.match(await styleOf(field.locator('[part=slider]'), 'background-color'), /oklch|rgb/);
    assert.notEqual(
      await styleOf(field.locator('[part=slider]'), 'background-color'),
      await styleOf(field.locator('[part~=box]'), 'border-top-color'),
    );
  });

  test('WID-13 the reset that comes with Tailwind leaves our own look alone', async (t) => {
    const { page, trigger } = await openForm(t);
    const looks = async () => [
      await styleOf(trigger, 'border-top-width'),
      await styleOf(trigger, 'padding-left'),
      await styleOf(page.getByRole('button', { name: 'Save', exact: true }).first(), 'background-color'),
      await styleOf(page.getByRole('heading', { level: 1 }), 'font-size'),
    ];
    await trigger.click();
    await styled(page.getByRole('option', { name: 'Sent' }));
    const withTailwind = await looks();
    await page.evaluate(() => {
      const admin = document.querySelector('asok-admin');
      if (admin) admin.stylesheets = '';
    });
    await page.waitForFunction(
      (element) => element && getComputedStyle(element).color !== 'rgb(255, 255, 255)',
      await page.getByRole('option', { name: 'Sent' }).elementHandle(),
    );
    assert.deepEqual(withTailwind, await looks());
  });

  test('WID-02 without any of that, ::part on the application reaches the option', async (t) => {
    const { page, trigger } = await openForm(t);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        'asok-admin::part(option) { background-color: rgb(1, 2, 3) } asok-admin::part(form-save-bar) { opacity: 0.5 }',
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    await trigger.click();
    const option = page.getByRole('option', { name: 'Sent' });
    await option.waitFor();
    assert.equal(await styleOf(option, 'background-color'), 'rgb(1, 2, 3)');
    assert.equal(await styleOf(page.locator('[part=save-bar]'), 'opacity'), '0.5');
    assert.equal(
      (await styleOf(page.locator('[part~=sidebar-item]').first(), 'background-color')) === 'rgb(1, 2, 3)',
      false,
    );
  });
});
