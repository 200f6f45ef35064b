import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../support/source-tree.ts';

interface Described {
  name: string;
  description?: string;
}

interface Member extends Described {
  kind: 'field' | 'method';
  privacy?: string;
  static?: boolean;
  inheritedFrom?: unknown;
  type?: { text: string };
}

interface Element extends Described {
  tagName: string;
  members: Member[];
  attributes: (Described & { fieldName: string })[];
  events: (Described & { type: { text: string; references?: { module: string }[] } })[];
  slots: Described[];
  cssParts: Described[];
  cssProperties: Described[];
}

const read = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

const { modules }: { modules: { path: string; declarations: Element[] }[] } = JSON.parse(read('custom-elements.json'));
const elements = modules.flatMap(({ declarations }) => declarations);
const sources = globSync('elements/**/*.ts', { cwd: projectFolder }).map(read);

/** `tag: name` of everything in some lists of the manifest that a check refuses. */
function refused<T extends Described>(list: (element: Element) => T[], accept: (item: T, element: Element) => boolean) {
  return elements.flatMap((element) =>
    list(element)
      .filter((item) => !accept(item, element))
      .map(({ name }) => `${element.tagName}: ${name}`),
  );
}

test('SHP-2 custom-elements.json lists the elements of the public door, all of them and no other', () => {
  const paths = [...read('elements/index.ts').matchAll(/'\.\/([^']+)'/g)].map(([, path]) => read(`elements/${path}`));
  const tags = paths.flatMap((text) => [...text.matchAll(/^define\('([\w-]+)'/gm)].map(([, tag]) => tag));
  assert(tags.length > 15);
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [...new Set(tags)].sort());
});

test('SHP-2 an element found by its tag has its class', () => {
  const mapped = ({ tagName, name }: Element) => sources.some((text) => text.includes(`    '${tagName}': ${name};`));
  assert.deepEqual(
    elements.filter((element) => !mapped(element)).map(({ tagName }) => tagName),
    [],
  );
});

test('its modules and the classes of its events are files of the package', () => {
  const classes = elements.flatMap(({ events }) => events.flatMap(({ type }) => type.references ?? []));
  for (const path of [...modules.map((each) => each.path), ...classes.map((each) => each.module)]) {
    assert.doesNotThrow(() => read(path), path);
  }
});

test('it tells nothing of the insides', () => {
  const outside = ({ name, privacy, static: fixed, inheritedFrom }: Member) =>
    !name.startsWith('#') && privacy === undefined && !fixed && inheritedFrom === undefined;
  assert.deepEqual(
    refused(({ members }) => members, outside),
    [],
  );
});

test('it describes every element, and everything of each', () => {
  const texts = ({ members, attributes, events, slots, cssParts, cssProperties }: Element): Described[] => [
    ...members,
    ...attributes,
    ...events,
    ...slots,
    ...cssParts,
    ...cssProperties,
  ];
  assert.deepEqual(
    refused(texts, ({ description }) => Boolean(description)),
    [],
  );
  assert.deepEqual(
    elements.filter(({ description }) => !description).map(({ tagName }) => tagName),
    [],
  );
});

test('every property has a type, and every attribute a property', () => {
  assert.deepEqual(
    refused(
      ({ members }) => members,
      ({ kind, type }) => kind === 'method' || Boolean(type?.text),
    ),
    [],
  );
  assert.deepEqual(
    refused(
      ({ attributes }) => attributes,
      ({ fieldName }, { members }) => members.some(({ name }) => name === fieldName),
    ),
    [],
  );
});

test('what the bases of an element have is its own', () => {
  const input = elements.find(({ tagName }) => tagName === 'asok-input');
  const names = new Set(input?.members.map(({ name }) => name));
  for (const name of ['type', 'value', 'label', 'name', 'required', 'validity', 'checkValidity'])
    assert(names.has(name));
  assert(elements.find(({ tagName }) => tagName === 'asok-form')?.attributes.some(({ name }) => name === 'url'));
});

test('every documented event is dispatched, by its class', () => {
  const classOf = new Map(
    sources.flatMap((text) =>
      [...text.matchAll(/class (\w+) extends AsokEvent \{\s+static readonly type = '([\w-]+)'/g)].map(
        ([, name, type]) => [type, name] as const,
      ),
    ),
  );
  const dispatched = (name: string) => sources.some((text) => text.includes(`new ${name}(`));
  const native = (name: string) => sources.some((text) => new RegExp(`emit\\('[^)]*'?${name}'`).test(text));
  assert(classOf.size > 10);
  assert.deepEqual(
    refused(
      ({ events }) => events,
      ({ name, type }) =>
        type.text === 'Event' ? native(name) : classOf.get(name) === type.text && dispatched(type.text),
    ),
    [],
  );
});

test('SHP-2 every documented event has its class at the public door and its type in every listener', () => {
  const door = read('elements/index.ts');
  const inListeners = (name: string, type: string) => sources.some((text) => text.includes(`    '${name}': ${type};`));
  assert.deepEqual(
    refused(
      ({ events }) => events,
      ({ name, type: { text } }) =>
        text === 'Event' || (new RegExp(`\\b${text}\\b`).test(door) && inListeners(name, text)),
    ),
    [],
  );
  // Events bubble, so that the document is one of those that listen; only these have the types of all.
  assert(sources.every((text) => !text.includes('interface HTMLElementEventMap')));
});

test('every part is in a template', () => {
  const inTemplates = sources.flatMap((text) =>
    [...text.matchAll(/\bpart(?:=|\.add\()(?:["']([^"'$]*)|\$\{([^}]*)\})/g)].flatMap(([, words, code]) =>
      words === undefined
        ? [...(code ?? '').matchAll(/['`]([\w -]+)/g)].flatMap(([, each]) => (each ?? '').split(' '))
        : words.split(' '),
    ),
  );
  const parts = new Set(inTemplates);
  assert.deepEqual(
    refused(
      ({ cssParts }) => cssParts,
      ({ name }) => parts.has(name),
    ),
    [],
  );
});
