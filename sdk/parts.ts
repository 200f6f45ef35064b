/**
 * The named sub-elements of every input. Each is a `::part`, takes attributes from a field's options, and is forwarded by
 * the elements around. `base` is the outermost of an input, whatever else it is.
 */
export const INPUT_PARTS = {
  'asok-check-grid': ['base', 'input', 'item', 'option', 'box', 'all', 'retry', 'counter'],
  'asok-checkbox': ['base', 'container', 'box', 'label'],
  'asok-color-input': ['base', 'swatch', 'input'],
  'asok-date-input': ['base', 'input', 'suffix', 'trigger', 'menu', 'calendar', 'day', 'time'],
  'asok-dropdown': ['base', 'trigger', 'menu', 'option', 'item', 'search'],
  'asok-file-input': ['base', 'dropzone', 'input', 'preview', 'actions'],
  'asok-input': ['base', 'input', 'prefix', 'suffix', 'generate', 'counter'],
  'asok-json-input': ['base', 'gutter', 'editor', 'input', 'footer'],
  'asok-number-input': ['base', 'input', 'prefix', 'suffix'],
  'asok-password-input': ['base', 'input', 'reveal', 'meter'],
  'asok-relation-picker': ['base', 'input', 'menu', 'option', 'item', 'clear', 'create'],
  'asok-rich-text': ['base', 'toolbar', 'tool', 'editor', 'input', 'footer', 'counter', 'menu'],
  'asok-segmented': ['base', 'option', 'item'],
  'asok-slug-input': ['base', 'input', 'prefix', 'suffix', 'regenerate', 'counter'],
  'asok-tag-picker': ['base', 'tag', 'more', 'input', 'menu', 'option', 'item'],
  'asok-tags-input': ['base', 'tag', 'more', 'input'],
  'asok-textarea': ['base', 'input', 'counter'],
  'asok-toggle': ['base', 'container', 'box', 'slider', 'label'],
} as const;

/** What stands around an input: the wrapper, its label, the input as a whole, help and error; a value that is only shown. */
export const FIELD_PARTS = ['container', 'label', 'control', 'help', 'error', 'readonly'] as const;

/** The name of a sub-element of some input, or of the field around it. */
export type PartName =
  | (typeof INPUT_PARTS)[keyof typeof INPUT_PARTS][number]
  | Exclude<(typeof FIELD_PARTS)[number], 'control'>;

/** Every part that attributes can be given to. The input as a whole is not one: its attributes are its own. */
export const PART_NAMES: ReadonlySet<string> = new Set(
  [...Object.values(INPUT_PARTS).flat(), ...FIELD_PARTS].filter((name) => name !== 'control'),
);

/** Attributes that a part may be given, beside `data-*` and `aria-*`. Handlers, addresses and ids are not among them. */
const ATTRIBUTES = [
  'class',
  'style',
  'title',
  'dir',
  'lang',
  'autocapitalize',
  'autocomplete',
  'cols',
  'enterkeyhint',
  'inputmode',
  'max',
  'min',
  'rows',
  'size',
  'spellcheck',
  'step',
  'tabindex',
] as const;

/** Attributes that stand beside the other options of a field, for the outermost part of its input. */
const BARE = ['class', 'style', 'title', 'dir', 'lang'] as const;

const allowed: ReadonlySet<string> = new Set(ATTRIBUTES);
const bare: ReadonlySet<string> = new Set(BARE);

/** An attribute of a part; `data_test` is `data-test`. */
export type PartAttribute = (typeof ATTRIBUTES)[number] | `${'data' | 'aria'}${'-' | '_'}${string}`;

/** `option__class` and its like, and the attributes of the outermost part. */
export type PartKey =
  | `${PartName}__${PartAttribute}`
  | (typeof BARE)[number]
  | `${'data' | 'aria'}${'-' | '_'}${string}`;

/** Whether an attribute may be given to a part. */
export function isPartAttribute(name: string): boolean {
  return allowed.has(name) || /^(data|aria)-[\w-]+$/.test(name);
}

/** One attribute that an option gives to a part. */
export interface PartOption {
  /** The option's name as it was written. */
  option: string;
  part: string;
  attribute: string;
  value: unknown;
}

/** The attributes that the options of a field give to parts, in both spellings: `option__class`, `parts: { option: { class } }`. */
export function partOptions(options: object): PartOption[] {
  return Object.entries(options).flatMap(([option, value]) => {
    if (option === 'parts') return nestedOptions(value);
    const [part, ...attribute] = option.includes('__') ? option.split('__') : ['base', option];
    const name = attribute.join('__').replaceAll('_', '-');
    const isPart = option.includes('__') || bare.has(name) || /^(data|aria)-|^on[a-z]+$/.test(name);
    return isPart ? [{ option, part: part ?? '', attribute: name, value }] : [];
  });
}

function nestedOptions(parts: unknown): PartOption[] {
  return Object.entries(parts ?? {}).flatMap(([part, attributes]) =>
    Object.entries(attributes ?? {}).map(([attribute, value]) => ({
      option: `parts.${part}.${attribute}`,
      part,
      attribute: attribute.replaceAll('_', '-'),
      value,
    })),
  );
}

/** Those options as the descriptor and the inputs have them: by part. */
export function partsOf(options: object): Record<string, Record<string, string>> {
  const parts: Record<string, Record<string, string>> = {};
  for (const { part, attribute, value } of partOptions(options)) {
    if (isPartAttribute(attribute) && typeof value === 'string') (parts[part] ??= {})[attribute] = value;
  }
  return parts;
}
