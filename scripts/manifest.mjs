// What custom-elements.json tells: the public elements, each with all it has from its bases, and nothing of their insides.
import { readFileSync } from 'node:fs';
import { root } from './run.mjs';

/** The modules of `elements/index.ts` that define an element. */
function publicModules() {
  const index = readFileSync(new URL('elements/index.ts', root), 'utf8');
  return new Set([...index.matchAll(/'\.\/([\w/-]+\/asok-[\w-]+\.ts)'/g)].map(([, path]) => `elements/${path}`));
}

/** The events that a class documents: the analyzer also lists what it dispatches by a variable, under the variable's name. */
function documentedEvents(jsDocs) {
  const text = (jsDocs ?? []).map((each) => each.getFullText()).join('\n');
  return [...text.matchAll(/@(?:event|fires) \{\w+\} ([\w-]+)/g)].map(([, name]) => name);
}

/** `'a' | 'b'` for a type of that name: a catalogue offers the words, and the name says nothing outside its module. */
function isUnionOfWords(ts, type) {
  return ts.isUnionTypeNode(type) && type.types.every((each) => ts.isLiteralTypeNode(each));
}

/** What the browser calls, or every element has. */
const OF_ALL_ELEMENTS = /Callback$|^focus$/;

const isPublic = ({ name, privacy, static: isStatic }) =>
  !isStatic && (privacy ?? 'public') === 'public' && !name.startsWith('#') && !OF_ALL_ELEMENTS.test(name);

/** Where a module of ours lies in the package. */
const built = (path) => `dist/${path.replace(/\.ts$/, '.js')}`;

const without = (item, ...keys) => Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key)));

const byName = (list) => [...new Map((list ?? []).map((each) => [each.name, each])).values()];

/** A plugin of the analyzer, to run after all of its own. */
export function elementsOnly() {
  const events = new Set();
  const classes = new Map();
  const words = new Map();

  const resolved = (item) => {
    const known = words.get(item.type?.text?.replace(/ \| undefined$/, ''));
    return without({ ...item, ...(known && { type: { text: known } }) }, 'inheritedFrom', 'resolveInitializer');
  };

  /** An event's type leads to its class; events of the browser have no module. */
  const eventOf = (event) => {
    const module = classes.get(event.type.text);
    const reference = { name: event.type.text, start: 0, end: event.type.text.length };
    return module
      ? { ...event, type: { text: event.type.text, references: [{ ...reference, package: 'asok-admin', module }] } }
      : event;
  };

  const elementOf = (element) => {
    const members = (element.members ?? []).filter(isPublic).map(resolved);
    const names = new Set(members.map(({ name }) => name));
    return {
      ...without(element, 'superclass', 'source'),
      members,
      attributes: (element.attributes ?? []).filter(({ fieldName }) => names.has(fieldName)).map(resolved),
      events: byName(element.events?.filter(({ name }) => events.has(`${element.name} ${name}`)))
        .map(resolved)
        .map(eventOf),
      cssParts: byName(element.cssParts?.map(resolved)),
      cssProperties: byName(element.cssProperties?.map(resolved)),
      slots: byName(element.slots?.map(resolved)),
    };
  };

  return {
    name: 'elements-only',
    analyzePhase({ ts, node, moduleDoc }) {
      if (ts.isClassDeclaration(node) && node.name) {
        const name = node.name.getText();
        classes.set(name, built(moduleDoc.path));
        for (const event of documentedEvents(node.jsDoc)) events.add(`${name} ${event}`);
      }
      if (ts.isTypeAliasDeclaration(node) && isUnionOfWords(ts, node.type)) {
        words.set(node.name.getText(), node.type.getText());
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const wanted = publicModules();
      customElementsManifest.modules = customElementsManifest.modules
        .filter(({ path }) => wanted.has(path))
        .map(({ path, declarations, exports }) => {
          const elements = declarations.filter(({ tagName }) => tagName).map(elementOf);
          const names = new Set(elements.flatMap(({ name, tagName }) => [name, tagName]));
          return {
            kind: 'javascript-module',
            path: built(path),
            declarations: elements,
            exports: exports
              .filter(({ name }) => names.has(name))
              .map((each) => ({ ...each, declaration: { ...each.declaration, module: built(path) } })),
          };
        });
    },
  };
}
