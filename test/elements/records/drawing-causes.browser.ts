import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { FormControl } from '../../../elements/fields/form-control.ts';
import { articleServer, articleModel } from '../../../stories/support/articles.ts';
import { fieldOf } from '../../../stories/support/descriptors.ts';
import { openForm } from '../../support/form-page.ts';
import { openList } from '../../support/list-page.ts';

/** Replaces a method or getter while something runs, and counts its calls. */
async function counted(places: readonly [object, string][], run: () => Promise<unknown>): Promise<string[]> {
  const calls: string[] = [];
  const before = places.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor);
  for (const [index, [owner, name]] of places.entries()) {
    const { get, value, ...rest } = before[index] as PropertyDescriptor;
    const call = function (this: unknown, ...values: unknown[]): unknown {
      calls.push(name);
      const method = (get ?? value) as (...values: unknown[]) => unknown;
      return new.target ? Reflect.construct(method, values) : method.apply(this, values);
    };
    if (!get) call.prototype = (value as { prototype: unknown }).prototype;
    Object.defineProperty(owner, name, get ? { ...rest, get: call } : { ...rest, value: call });
  }
  try {
    await run();
  } finally {
    for (const [index, [owner, name]] of places.entries())
      Object.defineProperty(owner, name, before[index] as PropertyDescriptor);
  }
  return calls;
}

/** What makes a browser lay out the page at once. */
const SIZES: [object, string][] = [
  [Element.prototype, 'getBoundingClientRect'],
  [Element.prototype, 'clientWidth'],
  [Element.prototype, 'clientHeight'],
  [Element.prototype, 'scrollWidth'],
  [Element.prototype, 'scrollHeight'],
  [HTMLElement.prototype, 'offsetWidth'],
  [HTMLElement.prototype, 'offsetHeight'],
  [HTMLElement.prototype, 'offsetTop'],
  [window, 'getComputedStyle'],
];

describe('what drawing costs, by its causes', () => {
  const model = articleModel();
  const more = [
    ...Array.from({ length: 20 }, (_none, index) => fieldOf({ name: `note${index}`, kind: 'text' })),
    ...Array.from({ length: 10 }, (_none, index) => fieldOf({ name: `day${index}`, kind: 'datetime' })),
    ...Array.from({ length: 10 }, (_none, index) => fieldOf({ name: `sum${index}`, kind: 'decimal' })),
  ];
  const many = articleModel({
    fields: [...model.fields, ...more],
    fieldsets: [...model.fieldsets, { label: 'More', other: false, fields: more.map(({ name }) => name) }],
  });

  it('a form draws each input once, and reads no size while it opens', async () => {
    // The first one brings the code of the drawings.
    await openForm({ model: many });
    const drawings = new Map<string, number>();
    const tags = new Set<string>();
    const { update } = FormControl.prototype as unknown as { update(changed: unknown): void };
    const proto = FormControl.prototype as unknown as { update?: typeof update };
    proto.update = function (this: LitElement, changed) {
      drawings.set(this.id, (drawings.get(this.id) ?? 0) + 1);
      tags.add(this.localName);
      update.call(this, changed);
    };
    const server = articleServer();
    const moments = Object.fromEntries(Array.from({ length: 10 }, (_none, index) => [`day${index}`, new Date()]));
    server.change({ ...moments, sum0: '12.50' });
    try {
      const sizes = await counted(SIZES, () => openForm({ model: many, server }));
      expect(sizes).to.deep.equal([]);
    } finally {
      delete proto.update;
    }
    expect(tags.size).to.be.greaterThan(8);
    expect(drawings.size).to.be.greaterThan(50);
    // A list of boxes is drawn again when all there is to choose from has come.
    drawings.delete('field-tags');
    expect([...drawings].filter(([, times]) => times > 1)).to.deep.equal([]);
  });

  it('rows make no format of their own: one for each way of writing, for the life of the page', async () => {
    const { press } = await openList({ query: 'perPage=20' });
    const formats: [object, string][] = [
      [Intl, 'NumberFormat'],
      [Intl, 'DateTimeFormat'],
      [Intl, 'RelativeTimeFormat'],
      [Intl, 'Locale'],
    ];
    const made = await counted(formats, () => press('.pages button:last-child'));
    expect(made).to.deep.equal([]);
  });
});
