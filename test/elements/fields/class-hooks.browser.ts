import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../../elements/index.ts';
import type { FormControl } from '../../../elements/fields/form-control.ts';
import { INPUT_PARTS, type Parts } from '../../../sdk/index.ts';
import { articleModel } from '../../../stories/support/articles.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';
import { drawn } from '../../support/drawn.ts';
import { openForm } from '../../support/form-page.ts';

type InputTag = keyof typeof INPUT_PARTS;

const choices = Array.from({ length: 9 }, (_each, index) => ({ value: `${index}`, label: `Choice ${index}` }));
const records = Array.from({ length: 40 }, (_each, index) => ({ key: `${index}`, label: `Record ${index}` }));
const search = async () => ({ options: records.slice(0, 20), more: false });
const failing = () => Promise.reject(new Error('no answer'));
const file = new File(['x'], 'x.txt', { type: 'text/plain' });
const inside = (input: Element, selector: string) => input.shadowRoot?.querySelector<HTMLElement>(selector);
const press = (selector: string) => (input: Element) => inside(input, selector)?.click();

interface State {
  draw(parts: Parts): TemplateResult;
  open?(input: Element): void;
}

/** How an input comes to show all of its parts, one state after the other. */
const STATES: Record<InputTag, State[]> = {
  'asok-check-grid': [
    { draw: (p) => html`<asok-check-grid .parts=${p} .search=${search}></asok-check-grid>` },
    { draw: (p) => html`<asok-check-grid .parts=${p} .search=${failing}></asok-check-grid>` },
  ],
  'asok-checkbox': [{ draw: (p) => html`<asok-checkbox .parts=${p} label="A"></asok-checkbox>` }],
  'asok-color-input': [{ draw: (p) => html`<asok-color-input .parts=${p}></asok-color-input>` }],
  'asok-date-input': [
    {
      draw: (p) => html`<asok-date-input .parts=${p} type="datetime"></asok-date-input>`,
      open: press('[part=trigger]'),
    },
  ],
  'asok-dropdown': [
    { draw: (p) => html`<asok-dropdown .parts=${p} .choices=${choices}></asok-dropdown>`, open: press('.trigger') },
  ],
  'asok-file-input': [
    { draw: (p) => html`<asok-file-input .parts=${p}></asok-file-input>` },
    { draw: (p) => html`<asok-file-input .parts=${p} .value=${file}></asok-file-input>` },
  ],
  'asok-input': [
    { draw: (p) => html`<asok-input .parts=${p} type="uuid" generate></asok-input>` },
    {
      draw: (p) => html`<asok-input .parts=${p} prefix="a" suffix="b" counter="below" maxlength="9"></asok-input>`,
    },
  ],
  'asok-json-input': [{ draw: (p) => html`<asok-json-input .parts=${p} .value=${{ a: 1 }}></asok-json-input>` }],
  'asok-number-input': [
    { draw: (p) => html`<asok-number-input .parts=${p} prefix="a" suffix="b"></asok-number-input>` },
  ],
  'asok-password-input': [
    { draw: (p) => html`<asok-password-input .parts=${p} meter value="x"></asok-password-input>` },
  ],
  'asok-relation-picker': [
    {
      draw: (p) =>
        html`<asok-relation-picker create-href="/new" .parts=${p} .value=${records[0]} .search=${search}></asok-relation-picker>`,
      open: press('input'),
    },
  ],
  'asok-rich-text': [
    {
      draw: (p) => html`<asok-rich-text .parts=${p} .value=${'<p>A text</p>'}></asok-rich-text>`,
    },
    {
      draw: (p) => html`<asok-rich-text .parts=${p} .value=${'<p>A text</p>'}></asok-rich-text>`,
      open: (input) => {
        const tools = [...(input.shadowRoot?.querySelectorAll<HTMLElement>('[part~=tool]') ?? [])];
        tools.find((tool) => /source/i.test(tool.getAttribute('aria-label') ?? ''))?.click();
      },
    },
  ],
  'asok-segmented': [{ draw: (p) => html`<asok-segmented .parts=${p} .choices=${choices}></asok-segmented>` }],
  'asok-slug-input': [
    {
      draw: (p) =>
        html`<asok-slug-input .parts=${p} source="A" prefix="/" suffix="b" counter="below" maxlength="9"></asok-slug-input>`,
    },
  ],
  'asok-tag-picker': [
    {
      draw: (p) => html`<asok-tag-picker .parts=${p} .value=${records} .search=${search}></asok-tag-picker>`,
      open: press('input'),
    },
  ],
  'asok-tags-input': [
    {
      draw: (p) =>
        html`<asok-tags-input .parts=${p} .value=${choices.flatMap((one) => [one.label, `x${one.label}`, `y${one.label}`, `z${one.label}`])}></asok-tags-input>`,
    },
  ],
  'asok-textarea': [{ draw: (p) => html`<asok-textarea .parts=${p} counter="below" maxlength="9"></asok-textarea>` }],
  'asok-toggle': [{ draw: (p) => html`<asok-toggle .parts=${p} label="A"></asok-toggle>` }],
};

async function show({ draw, open }: State, parts: Parts): Promise<FormControl> {
  const input = await fixture<FormControl>(draw(parts));
  await drawn(input);
  open?.(input);
  await drawn(input);
  return input;
}

describe('parts of inputs', () => {
  for (const [tag, names] of Object.entries(INPUT_PARTS)) {
    it(`WID-02 WID-13 ${tag} has each of its parts, and gives each what the options say`, async () => {
      const parts = Object.fromEntries(
        names.map((name) => [
          name,
          { class: `my-${name}`, [`data-of-${name}`]: '1', style: `--of-${name}: 1`, onclick: 'x()' },
        ]),
      );
      const found = new Set<string>();
      for (const state of STATES[tag as InputTag]) {
        const input = await show(state, parts);
        // A search answers a little later.
        if (names.some((name) => name === 'option' || name === 'retry')) {
          await waitUntil(() => inside(input, '[part~=option], [part~=retry]'));
        }
        for (const name of names) {
          for (const node of input.shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${name}]`) ?? []) {
            found.add(name);
            expect(node.classList.contains(`my-${name}`), `class of ${name}`).to.equal(true);
            expect(node.getAttribute(`data-of-${name}`), `data of ${name}`).to.equal('1');
            expect(getComputedStyle(node).getPropertyValue(`--of-${name}`), `style of ${name}`).to.equal('1');
            expect(node.hasAttribute('onclick')).to.equal(false);
          }
        }
        const others = [...(input.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((node) => [...node.part]);
        expect(others.filter((name) => !(names as readonly string[]).includes(name))).to.deep.equal([]);
      }
      expect([...found].sort()).to.deep.equal([...names].sort());
    });
  }
});

/** What each line of the specification styles, on its own and in a form. */
const HOOKS: { id: string; name: string; part: string; tag: 'asok-dropdown' | 'asok-toggle' | 'asok-check-grid' }[] = [
  { id: 'WID-04', name: 'status', part: 'option', tag: 'asok-dropdown' },
  { id: 'WID-05', name: 'status', part: 'menu', tag: 'asok-dropdown' },
  { id: 'WID-06', name: 'status', part: 'trigger', tag: 'asok-dropdown' },
  { id: 'WID-09', name: 'open', part: 'slider', tag: 'asok-toggle' },
  { id: 'WID-10', name: 'open', part: 'container', tag: 'asok-toggle' },
  { id: 'WID-11', name: 'status', part: 'item', tag: 'asok-dropdown' },
  { id: 'WID-11', name: 'tags', part: 'item', tag: 'asok-check-grid' },
];

const ROSE = 'rgb(225, 29, 72)';

function roseSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.rose { background-color: rgb(225, 29, 72) }');
  return sheet;
}

async function isRose(input: FormControl, part: string): Promise<void> {
  await drawn(input);
  if (part === 'option' || part === 'menu' || (part === 'item' && input.localName === 'asok-dropdown')) {
    inside(input, '.trigger')?.click();
  }
  await waitUntil(() => inside(input, `[part~=${part}]`));
  const nodes = [...(input.shadowRoot?.querySelectorAll(`[part~=${part}]`) ?? [])];
  await waitUntil(() => nodes.every((node) => getComputedStyle(node).backgroundColor === ROSE), `${part} is not rose`);
  expect(nodes.length).to.be.greaterThan(0);
}

describe('class hooks', () => {
  for (const { id, name, part, tag } of HOOKS) {
    it(`${id} ${part}__class styles the ${part} of ${tag} on its own`, async () => {
      const provider = await fixture(html`<asok-provider .styleSheets=${[roseSheet()]}><form></form></asok-provider>`);
      const input = document.createElement(tag) as FormControl;
      input.setAttribute(`${part}__class`, 'rose');
      Object.assign(
        input,
        tag === 'asok-dropdown' ? { choices: choices.slice(0, 3) } : tag === 'asok-toggle' ? {} : { search },
      );
      provider.querySelector('form')?.append(input);
      await isRose(input, part);
    });

    it(`${id} ${part}__class styles the ${part} of ${tag} inside asok-form`, async () => {
      const model = articleModel();
      const fields = [
        ...model.fields.filter((field) => field.name !== name),
        {
          ...(model.fields.find((field) => field.name === name) ??
            fieldOf({ name, kind: 'boolean', widget: 'toggle' })),
          parts: { [part]: { class: 'rose' } },
        },
      ];
      const page = await openForm({
        model: { ...model, fields, fieldsets: [{ label: null, other: false, fields: [name] }] },
      });
      const provider = page.element.closest('asok-provider');
      if (provider) provider.styleSheets = [roseSheet()];
      expect(page.control(name).localName).to.equal(tag);
      await isRose(page.control(name) as FormControl, part);
    });
  }

  it('WID-04 keeps the class of an option while the arrow keys make it the active one and leave it', async () => {
    const input = await fixture<FormControl>(
      html`<asok-dropdown option__class="rose" .choices=${choices.slice(0, 3)}></asok-dropdown>`,
    );
    await drawn(input);
    inside(input, '.trigger')?.click();
    await drawn(input);
    const all = () => [...(input.shadowRoot?.querySelectorAll('[role=option]') ?? [])];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
      inside(input, '.trigger')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await input.updateComplete;
      expect(all().map((option) => option.classList.contains('rose'))).to.deep.equal([true, true, true]);
    }
  });

  it('WID-10 WID-13 container is the wrapper of a field, base the outermost of its input, and neither is both', async () => {
    const model = articleModel();
    const fields = model.fields.map((field) =>
      field.name === 'title'
        ? { ...field, parts: { container: { class: 'wrapper' }, base: { class: 'outermost' } } }
        : field,
    );
    const page = await openForm({ model: { ...model, fields } });
    expect(page.root.querySelectorAll('.wrapper')).to.have.length(1);
    expect(page.find('.wrapper')?.part.contains('container')).to.equal(true);
    expect(inside(page.control('title'), '.wrapper')).to.equal(null);
    expect(inside(page.control('title'), '.outermost')?.part.contains('base')).to.equal(true);
  });

  it('WID-02 every part of every input in a form is a part of the form, under a name that is not another’s', async () => {
    const page = await openForm();
    const rules = Object.values(INPUT_PARTS)
      .flat()
      .flatMap((name) => [name, `input-${name}`])
      .map((name) => `asok-form::part(${name}) { --outside-${name}: 1 }`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync([...new Set(rules)].join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    await drawn(page.element);
    inside(page.control('status'), '.trigger')?.click();
    await drawn(page.element);
    const seen = new Set<string>();
    for (const input of page.root.querySelectorAll<FormControl>('[part~=control]')) {
      for (const node of input.shadowRoot?.querySelectorAll('[part]') ?? []) {
        for (const name of node.part) {
          const style = getComputedStyle(node);
          const outside = [name, `input-${name}`].filter((each) => style.getPropertyValue(`--outside-${each}`) === '1');
          expect(outside, `${input.localName} ${name}`).to.have.length(1);
          seen.add(outside[0] ?? '');
        }
      }
    }
    expect([...seen]).to.include.members(['option', 'item', 'menu', 'trigger', 'input', 'base', 'box', 'input-footer']);
    const own = [...page.root.querySelectorAll('[part]')].flatMap((node) => [...node.part]);
    expect(own).to.include('header');
    for (const name of ['header', 'actions', 'title', 'save-bar']) expect(seen.has(name), name).to.equal(false);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  });
});
