import type { Association, Model, ModelAttributeColumnOptions, ModelStatic } from 'sequelize';
import type { z } from 'zod';
import type { FieldKind } from '../contract.ts';
import { USUAL_BYTES } from '../fields/blob.ts';
import type { FieldFacts, Kind } from '../fields/kind.ts';
import { kindOf } from '../fields/registry.ts';
import { isSecretName } from '../fields/secret.ts';
import type { FieldOptions, Text } from './model-admin.ts';

/** One column or relation of a model, with all that the admin decided about it at start. */
export interface Field {
  /** Name on the wire: the attribute's, or the association's for a relation. */
  readonly name: string;
  readonly kind: Kind;
  readonly facts: FieldFacts;
  /** The attribute that holds the value; null for a to-many relation. */
  readonly attribute: string | null;
  readonly column: string | null;
  readonly association: Association | null;
  /** The relation field that this foreign key belongs to: it is shown and written through that one. */
  readonly foreignKeyOf: string | null;
  readonly options: FieldOptions;
  readonly label: Text;
  readonly secret: boolean;
  readonly hidden: boolean;
  /** Set by the database or by Sequelize: generated keys, timestamps, versions. Never written. */
  readonly system: boolean;
  /** Part of the primary key: written only when the record is created. */
  readonly key: boolean;
  readonly required: boolean;
  /** Static default, undefined when there is none or the database makes it. */
  readonly default: unknown;
}

interface AttributeType {
  key: string;
  options?: { length?: number };
  _length?: number;
  _scale?: number;
  _precision?: number;
  _unsigned?: boolean;
  values?: readonly string[];
}

/** A column as Sequelize knows it once the model is initialised. */
export type Attribute = ModelAttributeColumnOptions & { field?: string; fieldName?: string };

const KINDS: Record<string, FieldKind> = {
  STRING: 'text',
  CHAR: 'text',
  CITEXT: 'text',
  CIDR: 'text',
  INET: 'text',
  MACADDR: 'text',
  TEXT: 'textarea',
  TINYINT: 'integer',
  SMALLINT: 'integer',
  MEDIUMINT: 'integer',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  NUMBER: 'float',
  FLOAT: 'float',
  REAL: 'float',
  DOUBLE: 'float',
  'DOUBLE PRECISION': 'float',
  DECIMAL: 'decimal',
  BOOLEAN: 'boolean',
  ENUM: 'enum',
  DATE: 'datetime',
  NOW: 'datetime',
  DATEONLY: 'date',
  TIME: 'time',
  JSON: 'json',
  JSONB: 'json',
  UUID: 'uuid',
  UUIDV1: 'uuid',
  UUIDV4: 'uuid',
  BLOB: 'blob',
};

const INTEGER_RANGE: Record<string, [min: number, max: number, unsignedMax: number]> = {
  TINYINT: [-128, 127, 255],
  SMALLINT: [-32_768, 32_767, 65_535],
  MEDIUMINT: [-8_388_608, 8_388_607, 16_777_215],
  INTEGER: [-2_147_483_648, 2_147_483_647, 4_294_967_295],
};

/** Whether an attribute has a column at all. */
export function hasColumn(attribute: Attribute): boolean {
  return typeOf(attribute).key !== 'VIRTUAL';
}

/** Describes one column. `system`: set by Sequelize itself. */
export function columnField(
  name: string,
  attribute: Attribute,
  context: { options: FieldOptions; system: boolean; dialect: string },
): Field {
  const { options } = context;
  const kind = kindOf(kindOfAttribute(name, attribute, options));
  const generated =
    attribute.autoIncrement === true || (attribute.primaryKey === true && isDynamic(attribute.defaultValue));
  const nullable = attribute.allowNull !== false && attribute.primaryKey !== true;
  const fallback = isDynamic(attribute.defaultValue) ? undefined : attribute.defaultValue;
  return {
    name,
    kind,
    facts: { ...facts(attribute, options, nullable), ...decimalFacts(typeOf(attribute), context.dialect) },
    attribute: name,
    column: attribute.field ?? name,
    association: null,
    foreignKeyOf: null,
    options,
    label: options.label ?? humanise(name),
    secret: options.secret ?? (kind.secret === true || isSecretName(name)),
    hidden: options.hidden ?? false,
    system: context.system || generated,
    key: attribute.primaryKey === true,
    required:
      !nullable &&
      !generated &&
      attribute.defaultValue === undefined &&
      !context.system &&
      slugSource({ kind, options }) === null,
    // The form is not sent bytes.
    default: kind.name === 'blob' ? undefined : (fallback ?? undefined),
  };
}

const schemas = new WeakMap<Field, z.ZodType>();

/** Checks a value from the wire that is neither null nor absent; made once, since fields never change. */
export function schemaOf(field: Field): z.ZodType {
  let schema = schemas.get(field);
  if (!schema) schemas.set(field, (schema = field.kind.schema(field.facts)));
  return schema;
}

/** The field that a slug is made from when it is left empty; null for every other field. */
export function slugSource({ kind, options }: Pick<Field, 'kind' | 'options'>): string | null {
  return kind.name === 'slug' ? (options.populateFrom ?? options.source ?? null) : null;
}

/** Sequelize's name of a column's type: `ENUM`, `FLOAT`, … */
export function typeKeyOf(model: ModelStatic<Model>, attribute: string): string | null {
  const column = (model.getAttributes() as Record<string, Attribute>)[attribute];
  return column ? typeOf(column).key : null;
}

function typeOf(attribute: Attribute): AttributeType {
  return attribute.type as unknown as AttributeType;
}

function kindOfAttribute(name: string, attribute: Attribute, options: FieldOptions): FieldKind {
  if (options.kind) return options.kind;
  if (options.wysiwyg) return 'richtext';
  if (options.choices) return 'enum';
  if (options.populateFrom ?? options.source) return 'slug';
  if (name === 'password') return 'password';
  const kind = KINDS[typeOf(attribute).key] ?? 'unknown';
  if (kind !== 'text') return kind;
  if (options.widget === 'textarea') return 'textarea';
  const validate = attribute.validate ?? {};
  if ('isEmail' in validate) return 'email';
  return 'isUrl' in validate ? 'url' : 'text';
}

/** A double, which is what SQLite makes of decimals, keeps this many digits. */
const DOUBLE_DIGITS = 15;

function decimalFacts(
  { key, _precision, _scale }: AttributeType,
  dialect: string,
): Pick<FieldFacts, 'scale' | 'precision' | 'digits'> {
  if (key !== 'DECIMAL') return { scale: null, precision: null, digits: null };
  // A column without a length keeps what it is given on SQLite, and ten whole digits elsewhere.
  if (dialect === 'sqlite')
    return { scale: _precision ? (_scale ?? 0) : null, precision: _precision ?? null, digits: DOUBLE_DIGITS };
  return { scale: _scale ?? 0, precision: _precision ?? 10, digits: null };
}

function facts(
  attribute: Attribute,
  options: FieldOptions,
  nullable: boolean,
): Omit<FieldFacts, 'scale' | 'precision' | 'digits'> {
  const type = typeOf(attribute);
  const validate = (attribute.validate ?? {}) as Record<string, unknown>;
  const range = INTEGER_RANGE[type.key];
  const unsigned = type._unsigned === true;
  return {
    nullable,
    maxLength: maxLength(type, validate),
    maxBytes: maxBytes(type, options),
    min: bound(validate.min) ?? (range ? (unsigned ? 0 : range[0]) : null),
    max: bound(validate.max) ?? (range ? (unsigned ? range[2] : range[1]) : null),
    unsigned,
    choices: choicesOf(type, options),
  };
}

function choicesOf(type: AttributeType, options: FieldOptions): { value: string }[] | null {
  if (options.choices) return options.choices.map(([value]) => ({ value }));
  return type.key === 'ENUM' ? (type.values ?? []).map((value) => ({ value })) : null;
}

// MySQL's TEXT and BLOB hold 65,535 bytes; their larger sisters are asked for by name.
const COLUMN_BYTES: Record<string, number> = { tiny: 255, medium: 16_777_215, long: 1_000_000_000 };

function columnBytes(type: AttributeType): number {
  return COLUMN_BYTES[String(type._length ?? type.options?.length)] ?? 65_535;
}

function maxBytes(type: AttributeType, options: FieldOptions): number | null {
  if (type.key === 'BLOB') return Math.min(options.maxBytes ?? USUAL_BYTES, columnBytes(type));
  return type.key === 'TEXT' ? columnBytes(type) : null;
}

function maxLength(type: AttributeType, validate: Record<string, unknown>): number | null {
  const length = Array.isArray(validate.len) ? bound(validate.len[1]) : null;
  if (length !== null) return length;
  if (type.key === 'TEXT') return columnBytes(type);
  return type.key === 'STRING' || type.key === 'CHAR' ? (type._length ?? type.options?.length ?? 255) : null;
}

function bound(value: unknown): number | null {
  const plain = typeof value === 'object' && value !== null && 'args' in value ? value.args : value;
  const number = Array.isArray(plain) ? plain[0] : plain;
  return typeof number === 'number' ? number : null;
}

// Functions (DataTypes.NOW and UUIDV4 among them) and SQL expressions give another value each time.
function isDynamic(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** `publishedAt` and `published_at` as `Published at`; a trailing id is dropped. */
export function humanise(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .replace(/ id$/i, '')
    .trim()
    .toLowerCase();
  return words === 'id' ? 'ID' : words.charAt(0).toUpperCase() + words.slice(1);
}
