// Writes dist/types: what JSX and Vue templates may say about our elements, from custom-elements.json. Types alone.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { root } from './run.mjs';

/** What depends on the model that an element shows, where the team's admin is registered: by property. */
const BY_MODEL = {
  model: 'M',
  listDisplay: 'readonly FieldOf<M>[]',
};
/** What names a field of that model. Without a model, as of a field that its attributes describe, it is any text. */
const FIELD_NAME = 'name';
/** As an attribute: the first word is checked, since a type for all of them grows with every column. */
const WORDS = 'FieldOf<M> | `${FieldOf<M>} ${string}`';

const doc = (text, indent = '  ') => {
  if (!text) return '';
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
};
const key = (name) => (/^\w+$/.test(name) ? name : `'${name}'`);
const member = (name, type, text) => `${doc(text)}  ${key(name)}?: ${type} | undefined;\n`;
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** What an attribute that has another name than its property takes in markup. */
function attributeType({ fieldName, type }) {
  if (fieldName in BY_MODEL) return WORDS;
  const text = type?.text ?? 'string';
  if (/\bboolean\b/.test(text)) return 'boolean';
  if (/\bnumber\b/.test(text)) return 'number | string';
  return text.startsWith("'") ? text.replace(/ \| (null|undefined)/g, '') : 'string';
}

function describe({ name, tagName, description, members, attributes, events }) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const byModel = fields.some((field) => field.name === 'model');
  const namesField = byModel && fields.some((field) => field.name === FIELD_NAME);
  const types = { ...(byModel && BY_MODEL), ...(namesField && { [FIELD_NAME]: 'FieldOf<M>' }) };
  return {
    name,
    tag: tagName,
    text: description,
    byModel,
    namesField,
    properties: fields.map((field) => ({
      name: field.name,
      text: field.description,
      type: types[field.name] ?? `${name}['${field.name}']`,
    })),
    attributes: attributes
      .filter((attribute) => attribute.name !== attribute.fieldName)
      .map((attribute) => ({ name: attribute.name, text: attribute.description, type: attributeType(attribute) })),
    // Those of the browser have handlers of the framework's own.
    events: events
      .filter((event) => event.name.startsWith('asok-'))
      .map((event) => ({ name: event.name, text: event.description, type: event.type.text })),
  };
}

/** One interface, and its name for the element: for each model apart where there is one, so that its fields are known. */
function declare(element, suffix, members) {
  const { name, text, byModel, namesField } = element;
  if (!byModel) return `${doc(text, '')}export interface ${name}${suffix} {\n${members}}\n`;
  const each = `${name}${suffix}For`;
  const ofModels = `{ [M in Slug]: ${each}<M> }[Slug]`;
  const ofNone = `Omit<${each}<Slug>, 'model' | '${FIELD_NAME}'> & { model?: undefined; ${FIELD_NAME}?: string }`;
  return (
    `export interface ${each}<M extends Slug> {\n${members}}\n` +
    `${doc(text, '')}export type ${name}${suffix} = ${namesField ? `${ofModels} | (${ofNone})` : ofModels};\n`
  );
}

function jsxOf(element) {
  const properties = element.properties.map(({ name, type, text }) => member(name, type, text));
  const attributes = element.attributes.map(({ name, type, text }) => member(name, type, text));
  const handlers = element.events.map(({ name, type, text }) =>
    member(`on${name}`, `((event: ${type}) => void)`, text),
  );
  return declare(element, 'Props', [...properties, ...attributes, ...handlers].join(''));
}

/** In a Vue template `href-base` and `hrefBase` are one name, and so are `@asok-save` and `onAsokSave`. */
function vueOf(element) {
  const properties = element.properties.map(({ name, type, text }) =>
    member(name, name === 'listDisplay' ? `${type} | ${WORDS}` : type, text),
  );
  const handlers = element.events.map(({ name, type, text }) =>
    member(`on${capital(camel(name))}`, `((event: ${type}) => void)`, text),
  );
  return declare(element, 'Props', [...properties, ...handlers].join(''));
}

const inOrder = (one, other) => (one < other ? -1 : 1);

function imports(elements) {
  const used = elements.flatMap(({ name, events }) => [name, ...events.map(({ type }) => type)]);
  const names = [...new Set(used)].sort(inOrder);
  return `import type { ${names.join(', ')} } from '../elements/index.js';\n`;
}

const HEADER = '// Made from custom-elements.json by the build.\n';
const SDK = "import type { FieldOf, Slug } from '../sdk/index.js';\n";

function jsxModule(elements) {
  const props = elements.map(({ tag, name }) => `  '${tag}': ${name}Props;\n`).join('');
  const tags = elements.map(({ tag, name }) => `      '${tag}': ForReact<${name}Props, ${name}>;\n`).join('');
  return `${HEADER}${imports(elements)}${SDK}import type { DetailedHTMLProps, HTMLAttributes } from 'react';

${elements.map(jsxOf).join('\n')}
/** What each tag takes of its own: its properties, attributes and events. */
export interface AsokProps {
${props}}

type ForReact<Own, Element extends HTMLElement> = Own &
  Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags}    }
  }
}
`;
}

function vueModule(elements) {
  const tags = elements.map(({ tag, name }) => `    '${tag}': ForVue<${name}Props, ${name}>;\n`).join('');
  return `${HEADER}${imports(elements)}${SDK}import type { HTMLAttributes, PublicProps } from 'vue';

${elements.map(vueOf).join('\n')}
type ForVue<Own, Element extends HTMLElement> = new () => Element & {
  /** As the checker of templates reads it; no element has it. */
  $props: Own & Omit<HTMLAttributes, keyof Own> & PublicProps;
};

declare module 'vue' {
  interface GlobalComponents {
${tags}  }
}
`;
}

const { modules } = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'));
const elements = modules
  .flatMap(({ declarations }) => declarations)
  .map(describe)
  .sort((one, other) => inOrder(one.tag, other.tag));
const folder = new URL('dist/types/', root);
mkdirSync(folder, { recursive: true });
for (const [name, text] of [
  ['jsx', jsxModule(elements)],
  ['vue', vueModule(elements)],
]) {
  writeFileSync(new URL(`${name}.d.ts`, folder), text);
  // So that a plain import of it, which only some compilers drop, finds something.
  writeFileSync(new URL(`${name}.js`, folder), 'export {};\n');
}
