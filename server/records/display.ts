import { Model } from 'sequelize';
import type { Context } from '../context.ts';
import type { Key } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Attribute } from '../meta/field.ts';
import { hasColumn } from '../meta/field.ts';
import { internals } from '../meta/entry.ts';
import type { FieldOptions } from '../meta/model-admin.ts';
import { isSecretName } from '../fields/secret.ts';
import { allows, fieldReader } from '../roles/policy.ts';

/** Attributes that name a record, the first present one wins; the last three say who somebody is. */
const NAMES = ['name', 'title', 'label'];
const IDENTIFYING = ['email', 'username', 'slug'];
const ALL_NAMES = [...NAMES, ...IDENTIFYING];

/** How the records of a model are shown by one text. */
export interface Display {
  /** Attributes to read. */
  readonly attributes: readonly string[];
  /** The only column that the text is, when it is one: a relation can be sorted and searched by it. */
  readonly column: string | null;
  text(row: Record<string, unknown>, key: Key): string;
}

/**
 * The display rule: the model's own `display` or `toString`, else the first of its naming columns, else `#key`.
 * An e-mail address, user name or slug is shown only to whoever may view the model.
 */
export function displayOf(ctx: Context, model: ModelEntry['model']): Display {
  let known = displays.get(ctx);
  if (!known) displays.set(ctx, (known = new Map()));
  let display = known.get(model);
  if (!display) known.set(model, (display = displayFor(ctx, model)));
  return display;
}

// Of one call: its rights do not change, and each relation is asked for several times.
const displays = new WeakMap<Context, Map<ModelEntry['model'], Display>>();

function displayFor(ctx: Context, model: ModelEntry['model']): Display {
  const { registry } = ctx.runtime;
  const entry = registry.described(model);
  if (!entry) return displayRule(model, entry, { mayIdentify: false });
  const canRead = fieldReader(ctx.actor, entry);
  return displayRule(model, entry, {
    mayIdentify: registry.of(model) !== undefined && allows(ctx.actor, entry, 'view'),
    mayRead: (name) => {
      const field = entry.fields.get(name);
      return field !== undefined && canRead(field);
    },
  });
}

interface Reader {
  /** E-mail, user name and slug may be shown. */
  mayIdentify: boolean;
  /** Narrows the attributes further; secret and hidden ones are never among them. */
  mayRead?(attribute: string): boolean;
}

/** The rule itself, for one reader. */
export function displayRule(
  model: ModelEntry['model'],
  entry: ModelEntry | undefined,
  { mayIdentify, mayRead = () => true }: Reader,
): Display {
  const admin = entry?.admin ?? internals(model).admin ?? {};
  const open = openColumns(model, entry);
  if (admin.display) {
    const { display, displayFields } = admin;
    const columns = open.filter(mayRead);
    return custom(displayFields ? columns.filter((name) => displayFields.includes(name as never)) : columns, display);
  }
  if (hasOwnToString(model))
    // The team's method may use getters, so it gets a real instance: the only place where reading builds one.
    return custom(open.filter(mayRead), (row) => String(model.build(row, { raw: true, isNewRecord: false })));
  const options = admin.fields as Record<string, FieldOptions | undefined> | undefined;
  // The log holds the texts of records, and must not hold these.
  const mayShow = (name: string) => open.includes(name) && mayRead(name) && !options?.[name]?.secretPaths;
  const candidates = (mayIdentify ? ALL_NAMES : NAMES).filter(mayShow);
  return {
    attributes: candidates,
    column: candidates[0] ?? null,
    text: (row, key) => {
      for (const name of candidates) {
        const text = textOf(row[name]);
        if (text !== null) return text;
      }
      return `#${key}`;
    },
  };
}

// The team's text is made of the listed attributes alone, whatever else was read of the row.
function custom(attributes: readonly string[], text: (row: Record<string, unknown>) => string): Display {
  const open = (row: Record<string, unknown>) => Object.fromEntries(attributes.map((name) => [name, row[name]]));
  return { attributes, column: null, text: (row, key) => textOf(text(open(row))) ?? `#${key}` };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value);
  return text.trim() === '' ? null : text;
}

const opened = new WeakMap<object, readonly string[]>();

/** Columns that may be shown to somebody: no secret and no hidden ones. They never change, so they are found once. */
function openColumns(model: ModelEntry['model'], entry: ModelEntry | undefined): readonly string[] {
  const of = entry ?? model;
  let columns = opened.get(of);
  if (!columns) opened.set(of, (columns = findOpenColumns(model, entry)));
  return columns;
}

function findOpenColumns(model: ModelEntry['model'], entry: ModelEntry | undefined): string[] {
  const options = internals(model).admin?.fields as Record<string, FieldOptions | undefined> | undefined;
  return Object.entries(model.getAttributes() as Record<string, Attribute>)
    .filter(([name, attribute]) => {
      if (!hasColumn(attribute)) return false;
      const field = entry?.fields.get(name);
      if (field) return !field.secret && !field.hidden;
      return !(options?.[name]?.secret ?? isSecretName(name)) && options?.[name]?.hidden !== true;
    })
    .map(([name]) => name);
}

function hasOwnToString(model: ModelEntry['model']): boolean {
  const { toString } = model.prototype as object;
  return toString !== Model.prototype.toString && toString !== Object.prototype.toString;
}
