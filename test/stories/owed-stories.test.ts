import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../support/source-tree.ts';
import { indexedStories } from './catalogue.ts';
import { DEBTS, owedBy } from './owed-stories.ts';

/** Public are the elements that the door of the package exports; a file is named after its tag. */
const publicTags = [...textOf('elements/index.ts').matchAll(/from '\.\/[\w/-]+\/(asok-[\w-]+)\.ts'/g)].map(
  ([, tag = '']) => tag,
);

const manifest = JSON.parse(textOf('custom-elements.json')) as {
  modules: { declarations?: { tagName?: string }[] }[];
};

test('SHP-3 every public tag has the stories it owes', () => {
  const told = new Map<string, Set<string>>();
  for (const { title, exportName } of indexedStories()) {
    const tag = title.split('/').at(-1) ?? '';
    told.set(tag, (told.get(tag) ?? new Set()).add(exportName));
  }
  const missing = publicTags.flatMap((tag) =>
    owedBy(tag)
      .filter((story) => !told.get(tag)?.has(story))
      .map((story) => `${tag} has no story ${story}`),
  );
  assert(publicTags.length > 20, 'the door of the elements was not understood');
  assert.deepEqual(missing, []);
});

test('what the table of owed stories names is a public tag', () => {
  assert.deepEqual(
    Object.keys(DEBTS).filter((tag) => !publicTags.includes(tag)),
    [],
  );
});

test('every public tag is described in custom-elements.json, where its controls and its page come from', () => {
  const described = new Set(
    manifest.modules.flatMap(({ declarations = [] }) => declarations.map(({ tagName }) => tagName)),
  );
  assert.deepEqual(
    publicTags.filter((tag) => !described.has(tag)),
    [],
  );
});
