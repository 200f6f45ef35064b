import type { Association, BelongsTo, BelongsToMany, Model, ModelStatic } from 'sequelize';
import { kindOf } from '../fields/registry.ts';
import { type Field, humanise } from './field.ts';
import type { FieldOptions } from './model-admin.ts';

/** Whether the foreign key is a column of this model. */
export function isBelongsTo(association: Association): association is BelongsTo {
  return association.associationType === 'BelongsTo';
}

/** Whether a table of its own holds the links. */
export function isBelongsToMany(association: Association): association is BelongsToMany {
  return association.associationType === 'BelongsToMany';
}

/** The join table of a many-to-many relation. */
export function throughModel(association: BelongsToMany): ModelStatic<Model> {
  return (association as unknown as { through: { model: ModelStatic<Model> } }).through.model;
}

/** A belongs-to relation over the field of its foreign key. */
export function belongsToField(association: BelongsTo, foreignKey: Field, options: FieldOptions): Field {
  return {
    ...foreignKey,
    name: association.as,
    kind: kindOf('belongsTo'),
    association,
    options: { ...foreignKey.options, ...options },
    label: options.label ?? foreignKey.options.label ?? humanise(association.as),
    secret: options.secret ?? foreignKey.secret,
    hidden: options.hidden ?? foreignKey.hidden,
    system: false,
  };
}

/** A to-many (or has-one) relation: it has no column of its own. */
export function toManyField(association: Association, options: FieldOptions): Field {
  return {
    name: association.as,
    kind: kindOf(isBelongsToMany(association) ? 'belongsToMany' : 'hasMany'),
    facts: {
      nullable: true,
      maxLength: null,
      min: null,
      max: null,
      scale: null,
      precision: null,
      digits: null,
      unsigned: false,
      choices: null,
    },
    attribute: null,
    column: null,
    association,
    foreignKeyOf: null,
    options,
    label: options.label ?? humanise(association.as),
    secret: options.secret ?? false,
    hidden: options.hidden ?? false,
    system: !isBelongsToMany(association),
    key: false,
    required: false,
    default: undefined,
  };
}
