import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import type { AsokDropdown } from '../../../elements/fields/asok-dropdown.ts';
import '../../../elements/fields/asok-dropdown.ts';
import '../../../elements/fields/asok-field.ts';
import '../../../elements/fields/asok-toggle.ts';
import '../../../elements/fields/asok-textarea.ts';
import type { AsokProvider } from '../../../elements/shell/asok-provider.ts';
import '../../../elements/shell/asok-provider.ts';
import type { AsokStylesheetFailedEvent } from '../../../elements/shell/events.ts';
import { drawn } from '../../support/drawn.ts';
import { openForm } from '../../support/form-page.ts';

/** Sheets that an address leads to, and how often each was fetched. */
function serve(sheets: Record<string, string | number>) {
  const addresses: string[] = [];
  const real = window.fetch;
  window.fetch = async (input, init) => {
    const { pathname } = new URL(String(input), document.baseURI);
    const answer = sheets[pathname];
    if (answer === undefined) return real(input, init);
    addresses.push(pathname);
    if (typeof answer === 'number') return new Response('', { status: answer });
    return new Response(answer, { headers: { 'content-type': 'text/css' } });
  };
  return addresses;
}

const warnings: string[] = [];
const realFetch = window.fetch;
const realWarn = console.warn;

/** Waits until a provider shared its sheets: then the element has another number of them. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 300 && !holds(); turn += 1) await new Promise(requestAnimationFrame);
  expect(holds(), String(holds)).to.equal(true);
}

const colorOf = (element: Element, selector: string) =>
  getComputedStyle(element.shadowRoot?.querySelector(selector) as Element).color;
const sheetOf = (css: string) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};
const toggle = html`<asok-toggle label="Open" .parts=${{ label: { class: 'mine' } }}></asok-toggle>`;
const within = async (provider: TemplateResult) => {
  const root = await fixture<AsokProvider>(provider);
  await drawn(root);
  return { root, inside: (tag = 'asok-toggle') => root.querySelector(tag) as LitElement };
};
const RED = 'rgb(255, 0, 0)';
const BLUE = 'rgb(0, 0, 255)';

describe('style sheets of the page', () => {
  beforeEach(() => {
    warnings.length = 0;
    console.warn = (...words: unknown[]) => warnings.push(words.map(String).join(' '));
  });
  afterEach(() => {
    window.fetch = realFetch;
    console.warn = realWarn;
  });

  it('WID-13 stay out of shadow roots until a provider names them: a class of the page alone styles nothing', async () => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOf('.mine { color: red }')];
    const { inside } = await within(html`<asok-provider>${toggle}</asok-provider>`);
    const plain = await within(html`<asok-provider><asok-toggle label="Open"></asok-toggle></asok-provider>`);
    expect(colorOf(inside(), '.text')).to.equal(colorOf(plain.inside(), '.text'));
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    expect(inside().shadowRoot?.adoptedStyleSheets).to.have.length(ownSheets());
  });

  it('are fetched once for all elements, and reach each, also those that come later', async () => {
    const fetched = serve({ '/once.css': '.mine { color: red }' });
    const { root, inside } = await within(
      html`<asok-provider stylesheets="/once.css">${toggle}<div>${toggle}</div></asok-provider>`,
    );
    await until(() => colorOf(inside(), '.text') === RED);
    const late = inside().cloneNode() as LitElement & { parts: object };
    late.parts = { label: { class: 'mine' } };
    root.append(late);
    await late.updateComplete;
    expect(colorOf(late, '.text')).to.equal(RED);
    const other = await within(html`<asok-provider stylesheets="/once.css">${toggle}</asok-provider>`);
    await until(() => colorOf(other.inside(), '.text') === RED);
    expect(fetched).to.deep.equal(['/once.css']);
    const [a, b] = [inside(), other.inside()].map((one) => one.shadowRoot?.adoptedStyleSheets.at(-1));
    expect(a).to.equal(b);
  });

  it('reach the inputs inside a form, and their drawings that come late', async () => {
    const page = await openForm();
    const provider = page.element.closest('asok-provider') as AsokProvider;
    provider.styleSheets = [sheetOf('.control { color: rgb(255, 0, 0) } .menu { color: rgb(0, 0, 255) }')];
    const title = page.control('title');
    await until(() => colorOf(title, '.control') === RED);
  });

  it('win over our own rules, in a layer or not, while resets in `base` lose', async () => {
    const css = [
      '@layer base { * { color: rgb(0, 0, 255); border: 0; margin: 7px } }',
      '@layer utilities { .mine { color: red; font-size: 40px } }',
    ].join('\n');
    const { root, inside } = await within(
      html`<asok-provider .styleSheets=${[sheetOf(css)]}>${toggle}<asok-textarea></asok-textarea></asok-provider>`,
    );
    const [label, area] = [() => inside(), () => inside('asok-textarea')];
    await until(() => colorOf(label(), '.text') === RED);
    const style = getComputedStyle(label().shadowRoot?.querySelector('.text') as Element);
    expect(style.fontSize).to.equal('40px');
    expect(getComputedStyle(area().shadowRoot?.querySelector('textarea') as Element).borderTopWidth).to.equal('1px');
    root.styleSheets = [sheetOf('.text { font-size: 30px }')];
    await until(() => getComputedStyle(label().shadowRoot?.querySelector('.text') as Element).fontSize === '30px');
  });

  it('leave our own look as it is', async () => {
    const looks = (element: Element) =>
      [...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((node) => {
        const style = getComputedStyle(node);
        return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join('\n');
      });
    const content = html`${toggle}<asok-textarea label="Text"></asok-textarea>
      <asok-dropdown label="Status" .choices=${[{ value: 'a', label: 'A' }]}></asok-dropdown>`;
    const plain = await within(html`<asok-provider>${content}</asok-provider>`);
    const styled = await within(
      html`<asok-provider .styleSheets=${[sheetOf('.nothing { color: red }')]}>${content}</asok-provider>`,
    );
    await until(() => (styled.inside().shadowRoot?.adoptedStyleSheets.length ?? 0) > ownSheets());
    await drawn(styled.root);
    for (const tag of ['asok-toggle', 'asok-textarea', 'asok-dropdown'])
      expect(looks(styled.inside(tag)), tag).to.deep.equal(looks(plain.inside(tag)));
  });

  it('are swapped with the attribute, and the last wish counts', async () => {
    serve({ '/red.css': '.mine { color: red }', '/blue.css': '.mine { color: blue }' });
    const { root, inside } = await within(html`<asok-provider stylesheets="/red.css">${toggle}</asok-provider>`);
    await until(() => colorOf(inside(), '.text') === RED);
    root.stylesheets = '/red.css /blue.css';
    await until(() => colorOf(inside(), '.text') === BLUE);
    root.stylesheets = '/blue.css';
    await root.updateComplete;
    root.stylesheets = '/red.css';
    await until(() => colorOf(inside(), '.text') === RED);
    root.removeAttribute('stylesheets');
    root.stylesheets = '';
    await until(() => inside().shadowRoot?.adoptedStyleSheets.length === ownSheets());
    expect(colorOf(inside(), '.text')).not.to.equal(RED);
  });

  it('come from every provider around, the innermost last; an element that leaves them loses them', async () => {
    const outer = await within(
      html`<asok-provider .styleSheets=${[sheetOf('.mine { color: red; font-size: 40px }')]}>
        <asok-provider .styleSheets=${[sheetOf('.mine { color: blue }')]}>${toggle}</asok-provider>
      </asok-provider>`,
    );
    const element = outer.inside();
    const text = () => getComputedStyle(element.shadowRoot?.querySelector('.text') as Element);
    await until(() => text().color === BLUE && text().fontSize === '40px');
    outer.root.append(element);
    await until(() => text().color === RED);
    outer.root.parentElement?.append(element);
    expect(text().color).not.to.equal(RED);
    expect(element.shadowRoot?.adoptedStyleSheets).to.have.length(ownSheets());
  });

  it('reach what is slotted into an element of the page around a provider', async () => {
    const shell = await fixture(html`<div>${toggle}</div>`);
    const root = shell.attachShadow({ mode: 'open' });
    const provider = document.createElement('asok-provider');
    provider.append(document.createElement('slot'));
    provider.styleSheets = [sheetOf('.mine { color: red }')];
    root.append(provider);
    const element = shell.querySelector('asok-toggle') as LitElement;
    await until(() => colorOf(element, '.text') === RED);
  });

  it('that cannot be fetched are told once, and the others are used', async () => {
    const fetched = serve({ '/gone.css': 404, '/page.css': '.mine { color: red }' });
    const failures: AsokStylesheetFailedEvent[] = [];
    const hear = (event: AsokStylesheetFailedEvent) => failures.push(event);
    document.addEventListener('asok-stylesheet-failed', hear);
    const { root, inside } = await within(
      html`<asok-provider stylesheets="/gone.css /page.css">${toggle}</asok-provider>`,
    );
    await until(() => colorOf(inside(), '.text') === RED);
    root.append(inside().cloneNode());
    await root.updateComplete;
    expect(failures.map(({ url }) => new URL(url).pathname)).to.deep.equal(['/gone.css']);
    expect(warnings.filter((text) => text.includes('/gone.css'))).to.have.length(1);
    expect(fetched.filter((path) => path === '/gone.css')).to.have.length(1);
    document.removeEventListener('asok-stylesheet-failed', hear);
  });

  it('with an @import are warned of', async () => {
    serve({
      '/import.css': '/* @import "a" */ @import "other.css"; .mine { color: red }',
      '/none.css': '/* @import */',
    });
    const { inside } = await within(html`<asok-provider stylesheets="/import.css /none.css">${toggle}</asok-provider>`);
    await until(() => colorOf(inside(), '.text') === RED);
    expect(warnings.filter((text) => text.includes('@import'))).to.have.length(1);
    expect(warnings.join()).to.contain('/import.css');
  });

  it('have their @property rules registered, which shadow roots ignore', async () => {
    const css =
      '@property --tried { syntax: "<length>"; inherits: false; initial-value: 3px } .mine { letter-spacing: var(--tried) }';
    const { inside } = await within(html`<asok-provider .styleSheets=${[sheetOf(css)]}>${toggle}</asok-provider>`);
    await until(() => getComputedStyle(inside().shadowRoot?.querySelector('.text') as Element).letterSpacing === '3px');
  });

  it('do not touch the page inside the provider', async () => {
    const { root, inside } = await within(
      html`<asok-provider .styleSheets=${[sheetOf(':host { font-size: 50px } .mine { color: red }')]}>
        <p>Mine</p>
        ${toggle}
      </asok-provider>`,
    );
    await until(() => colorOf(inside(), '.text') === RED);
    expect(getComputedStyle(root.querySelector('p') as Element).fontSize).not.to.equal('50px');
  });
});

/** How many sheets a switch has of its own. */
function ownSheets(): number {
  return (customElements.get('asok-toggle') as typeof AsokDropdown).elementStyles.length;
}
