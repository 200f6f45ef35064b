import type { Association, Model, ModelStatic, WhereOptions } from 'sequelize';
import { ConfigError } from '../config.ts';
import { isKind } from '../fields/registry.ts';
import { type Attribute, columnField, type Field, hasColumn, humanise, typeKeyOf } from './field.ts';
import type { FieldOptions, ModelAdmin, Text } from './model-admin.ts';
import { checkFiles } from './file-options.ts';
import { checkParts } from './parts.ts';
import { belongsToField, isBelongsTo, toManyField } from './relations.ts';
import { checkSecretPaths } from './secret-paths.ts';

/** A model that the types do not know. */
export type AnyModel = ModelStatic<Model>;

/** One model as the admin sees it: worked out once at start, never changed. */
export interface ModelEntry {
  readonly slug: string;
  readonly model: AnyModel;
  readonly admin: ModelAdmin;
  readonly label: Text;
  readonly labelSingular: Text;
  readonly group: Text;
  /** Every column and relation by its name on the wire. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields of the primary key in order; empty: the model is read-only and its records cannot be opened. */
  readonly key: readonly Field[];
  readonly list: {
    readonly columns: readonly string[];
    readonly search: readonly string[];
    readonly filters: readonly string[];
    /** Field names, `-` first for descending. */
    readonly sort: readonly string[];
    readonly perPage: number;
  };
  readonly fieldsets: readonly { label: Text | null; other: boolean; fields: readonly string[] }[];
  readonly readonlyFields: ReadonlySet<string>;
  readonly formExclude: ReadonlySet<string>;
  readonly switches: { readonly add: boolean; readonly edit: boolean; readonly delete: boolean };
  /** The attribute that marks a soft-deleted row. */
  readonly deletedAt: string | null;
  /** The attribute of Sequelize's own version counter. */
  readonly version: string | null;
  /** The condition of the model's default scope: a row rule that binds everybody. */
  readonly scope: WhereOptions | null;
}

interface ModelInternals {
  _timestampAttributes: { createdAt?: string; updatedAt?: string; deletedAt?: string };
  _versionAttribute?: string | false;
  _scope: { where?: WhereOptions };
  admin?: ModelAdmin;
}

/** Sequelize's own facts of a model, which its types do not name. */
export function internals(model: AnyModel): ModelInternals {
  return model as unknown as ModelInternals;
}

const SHORT_KINDS = new Set([
  'textarea',
  'richtext',
  'json',
  'tags',
  'blob',
  'permissions',
  'password',
  'unknown',
  'belongsToMany',
  'hasMany',
]);
const SEARCHED_KINDS = new Set(['text', 'textarea', 'email', 'slug', 'url', 'tel']);

/** Works out one model. @throws ConfigError for a name that the model does not have */
export function describeModel(slug: string, model: AnyModel, admin: ModelAdmin): ModelEntry {
  checkKinds(slug, admin);
  checkParts(slug, admin);
  const fields = fieldsOf(model, admin.fields ?? {});
  const check = checker(slug, fields);
  const visible = [...fields.values()].filter(isShown);
  const key = model.primaryKeyAttributes.map((name) => fields.get(name)).filter((field) => field !== undefined);
  const { _timestampAttributes: timestamps, _versionAttribute: version, _scope: scope } = internals(model);
  const label = admin.label ?? humanise(model.tableName);
  const formExclude = new Set(check('formExclude', admin.formExclude));
  checkColumns(slug, model, fields);
  checkFiles(slug, fields.values());
  checkSecretPaths(slug, fields);
  checkActions(slug, model, admin);
  checkInlines(slug, model, admin);
  check('fields', Object.keys(admin.fields ?? {}));
  check('displayFields', admin.displayFields);
  check(
    'populateFrom',
    [...fields.values()].flatMap(({ options }) => options.populateFrom ?? options.source ?? []),
  );
  return {
    slug,
    model,
    admin,
    label,
    labelSingular: admin.labelSingular ?? singular(label),
    group: admin.group ?? 'General',
    fields,
    key,
    list: {
      columns: check('listDisplay', admin.listDisplay) ?? defaultColumns(visible, key),
      search: check('searchFields', admin.searchFields) ?? visible.filter(isSearched).map((field) => field.name),
      filters: check('listFilter', admin.listFilter) ?? [],
      sort: check('ordering', admin.ordering) ?? key.map((field) => `-${field.name}`),
      perPage: perPage(slug, admin.perPage),
    },
    fieldsets: fieldsets([...fields.values()].filter(isAsked), { admin, check, formExclude }),
    readonlyFields: new Set(check('readonlyFields', admin.readonlyFields)),
    formExclude,
    switches: {
      add: (admin.canAdd ?? true) && key.length > 0,
      edit: (admin.canEdit ?? true) && key.length > 0,
      delete: (admin.canDelete ?? true) && key.length > 0,
    },
    deletedAt: model.options.paranoid ? (timestamps.deletedAt ?? 'deletedAt') : null,
    version: typeof version === 'string' ? version : null,
    scope: scope?.where ?? null,
  };
}

/** Whether a field is ever shown: foreign keys are, through their relation. */
export function isShown(field: Field): boolean {
  return !field.hidden && !field.secret && field.foreignKeyOf === null;
}

function fieldsOf(model: AnyModel, options: Record<string, FieldOptions | undefined>): Map<string, Field> {
  const { createdAt, updatedAt, deletedAt } = internals(model)._timestampAttributes;
  const version = internals(model)._versionAttribute;
  const system = new Set<unknown>([createdAt, updatedAt, deletedAt, version]);
  const columns = Object.entries(model.getAttributes() as Record<string, Attribute>).filter(([, each]) =>
    hasColumn(each),
  );
  const relations = Object.values(model.associations as Record<string, Association>);
  const belongsTo = new Map(relations.filter(isBelongsTo).map((association) => [association.foreignKey, association]));
  const fields = new Map<string, Field>();
  const dialect = model.sequelize?.getDialect() ?? '';
  for (const [name, attribute] of columns) {
    const own = options[name] ?? {};
    const plain = columnField(name, attribute, { options: own, system: system.has(name), dialect });
    const field = name === deletedAt ? { ...plain, hidden: true } : plain;
    const relation = belongsTo.get(name);
    if (!relation || relation.as === name) fields.set(name, field);
    if (!relation) continue;
    const relationField = belongsToField(relation, field, options[relation.as] ?? {});
    fields.set(relation.as, relationField);
    const { hidden, secret } = relationField;
    if (relation.as !== name) fields.set(name, { ...field, foreignKeyOf: relation.as, hidden, secret });
  }
  for (const association of relations)
    if (!isBelongsTo(association)) fields.set(association.as, toManyField(association, options[association.as] ?? {}));
  return fields;
}

function defaultColumns(visible: readonly Field[], key: readonly Field[]): string[] {
  const short = visible.filter((field) => !SHORT_KINDS.has(field.kind.name) && !field.key);
  return [...key, ...short.slice(0, 4)]
    .filter((field) => !field.hidden && field.foreignKeyOf === null)
    .map((field) => field.name);
}

// A password is secret, yet asked for; a key that the database makes is of no interest in a form.
function isAsked(field: Field): boolean {
  const written = field.kind.name === 'password' && !field.hidden;
  return (isShown(field) || written) && field.kind.name !== 'hasMany' && !(field.key && field.system);
}

function isSearched(field: Field): boolean {
  return SEARCHED_KINDS.has(field.kind.name);
}

// In rich text a search finds its markup too (`strong`, `href`): only where the model asks for it.
function isSearchable(field: Field): boolean {
  return isSearched(field) || field.kind.name === 'richtext';
}

/** What a field must be able to do for an option that names it. */
const FITS: Record<string, (field: Field) => boolean> = {
  searchFields: isSearchable,
  ordering: ({ kind }) => kind.sortable,
  listFilter: ({ kind }) => kind.filter !== null,
};

type Check = <T extends readonly string[] | undefined>(
  option: string,
  names: T,
) => T extends undefined ? undefined : string[];

/** Refuses names that are no fields, and secret ones where they would be shown; a foreign key stands for its relation. */
function checker(slug: string, fields: ReadonlyMap<string, Field>): Check {
  const check = (option: string, names: readonly string[] | undefined) => {
    for (const name of names ?? []) {
      const field = fields.get(option === 'ordering' ? name.replace(/^-/, '') : name);
      if (!field)
        throw new ConfigError(
          'CFG_FIELD',
          `${slug}: ${option} names "${name}", which is no field of the model. It has ${[...fields.keys()].join(', ')}`,
        );
      if (field.secret && READ_OPTIONS.has(option))
        throw new ConfigError(
          'CFG_FIELD_SECRET',
          `${slug}: ${option} names "${name}", which is secret and never shown`,
        );
      if (FITS[option]?.(field) === false)
        throw new ConfigError(
          'CFG_FIELD_KIND',
          `${slug}: ${option} names "${name}", a ${field.kind.name} field, which it cannot use`,
        );
    }
    return names?.map((name) => fields.get(name)?.foreignKeyOf ?? name);
  };
  return check as Check;
}

const READ_OPTIONS = new Set(['listDisplay', 'searchFields', 'listFilter', 'ordering', 'displayFields']);

interface FieldsetContext {
  admin: ModelAdmin;
  check: Check;
  formExclude: ReadonlySet<string>;
}

function fieldsets(asked: readonly Field[], { admin, check, formExclude }: FieldsetContext): ModelEntry['fieldsets'] {
  const inForm = (name: string) => !formExclude.has(name);
  const candidates = asked.map((field) => field.name).filter(inForm);
  if (!admin.fieldsets) return [{ label: null, other: false, fields: candidates }];
  const cards = admin.fieldsets.map(([label, names]) => ({
    label,
    other: false,
    fields: check('fieldsets', names).filter(inForm),
  }));
  const placed = new Set(cards.flatMap((card) => card.fields));
  const rest = candidates.filter((name) => !placed.has(name));
  return rest.length > 0 ? [...cards, { label: null, other: true, fields: rest }] : cards;
}

function perPage(slug: string, value: number | undefined): number {
  if (value === undefined) return 20;
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  throw new ConfigError('CFG_PER_PAGE', `${slug}: perPage must be a whole number from 1 to 100, not ${value}`);
}

function checkKinds(slug: string, { fields = {} }: ModelAdmin): void {
  for (const [name, options] of Object.entries(fields as Record<string, FieldOptions | undefined>))
    if (options?.kind !== undefined && !isKind(options.kind))
      throw new ConfigError(
        'CFG_FIELD_KIND_UNKNOWN',
        `${slug}: fields.${name}.kind is "${String(options.kind)}", which is no field kind`,
      );
}

function checkColumns(slug: string, model: AnyModel, fields: ReadonlyMap<string, Field>): void {
  for (const { name, kind, attribute } of fields.values()) {
    const type = attribute === null ? null : typeKeyOf(model, attribute);
    if (kind.columns && !kind.columns.includes(type ?? ''))
      throw new ConfigError(
        'CFG_FIELD_COLUMN',
        `${slug}: fields.${name} is of kind ${kind.name}, which needs a column of type ${kind.columns.join(' or ')}, not ${type ?? 'none'}`,
      );
  }
}

function checkActions(slug: string, model: AnyModel, { actions }: ModelAdmin): void {
  const statics = model as unknown as Record<string, unknown>;
  const unknown = Array.isArray(actions)
    ? actions.find((name: string) => !Object.hasOwn(statics, name) || typeof statics[name] !== 'function')
    : Object.entries(actions ?? {}).find(([, action]) => typeof action?.handler !== 'function')?.[0];
  if (unknown !== undefined)
    throw new ConfigError(
      'CFG_ACTION',
      `${slug}: actions names "${unknown}", which is no static method of the model and has no handler`,
    );
}

function checkInlines(slug: string, model: AnyModel, { inlines }: ModelAdmin): void {
  for (const name of inlines ?? []) {
    const association = (model.associations as Record<string, Association>)[name];
    if (association?.associationType !== 'HasMany')
      throw new ConfigError(
        'CFG_INLINE',
        `${slug}: inlines names "${name}", which is no hasMany association of the model`,
      );
  }
}

// Good enough for English nouns of one word; `labelSingular` says it right for all others.
function singular(label: Text): Text {
  if (typeof label !== 'string') return label;
  return label.replace(/ies$/, 'y').replace(/(ss|us|is)$|s$/, '$1');
}
