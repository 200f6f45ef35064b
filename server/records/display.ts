import { Model } from 'sequelize';
import type { Context } from '../context.ts';
import type { Key } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Attribute } from '../meta/field.ts';
import { hasColumn } from '../meta/field.ts';
import { internals } from '../meta/entry.ts';
import { isSecretName } from '../fields/secret.ts';
import { allows } from '../roles/policy.ts';

/** Attributes that name a record, the first present one wins; the last three say who somebody is. */
const NAMES = ['name', 'title', 'label'];
const IDENTIFYING = ['email', 'username', 'slug'];

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
  const entry = ctx.runtime.registry.of(model);
  const isViewer = entry !== undefined && allows(ctx.actor, entry, 'view');
  return displayRule(model, entry, isViewer);
}

/** The rule itself; `mayIdentify`: e-mail, user name and slug may be shown. */
export function displayRule(model: ModelEntry['model'], entry: ModelEntry | undefined, mayIdentify: boolean): Display {
  const admin = entry?.admin ?? internals(model).admin ?? {};
  const columns = columnsOf(model);
  if (admin.display) {
    const { display } = admin;
    return custom(admin.displayFields ?? columns, (row) => display(row));
  }
  if (hasOwnToString(model))
    // The team's method may use getters, so it gets a real instance: the only place where reading builds one.
    return custom(columns, (row) => String(model.build(row, { raw: true, isNewRecord: false })));
  const candidates = (mayIdentify ? [...NAMES, ...IDENTIFYING] : NAMES).filter((name) => columns.includes(name));
  return {
    attributes: candidates,
    column: candidates[0] ?? null,
    text: (row, key) => firstText(candidates.map((name) => row[name])) ?? `#${key}`,
  };
}

function custom(attributes: readonly string[], text: (row: Record<string, unknown>) => string): Display {
  return { attributes, column: null, text: (row, key) => firstText([text(row)]) ?? `#${key}` };
}

function firstText(values: readonly unknown[]): string | null {
  const found = values.find((value) => value !== null && value !== undefined && String(value).trim() !== '');
  return found === undefined ? null : String(found);
}

function columnsOf(model: ModelEntry['model']): string[] {
  return Object.entries(model.getAttributes() as Record<string, Attribute>)
    .filter(([name, attribute]) => hasColumn(attribute) && !isSecretName(name))
    .map(([name]) => name);
}

function hasOwnToString(model: ModelEntry['model']): boolean {
  const { toString } = model.prototype as object;
  return toString !== Model.prototype.toString && toString !== Object.prototype.toString;
}
