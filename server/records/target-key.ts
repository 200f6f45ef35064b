import type { BelongsTo, BelongsToMany, HasMany, HasOne, Model, ModelStatic } from 'sequelize';
import type { Key } from '../contract.ts';
import { type Attribute, columnField, type Field } from '../meta/field.ts';
import { decodePart, encodeKey } from '../meta/key.ts';

type Related = BelongsTo | BelongsToMany;

/** The attribute of the target that a relation points at: its primary key, or the `targetKey` of the association. */
export function targetAttribute(association: Related | HasMany | HasOne): string {
  return 'targetKey' in association ? association.targetKey : association.target.primaryKeyAttribute;
}

/** What a related record's key stands for in the database. @throws AdminError `NOT_FOUND` */
export function targetKeyValue(association: Related, key: Key): unknown {
  return decodePart(fieldOf(association.target, targetAttribute(association)), key);
}

/** The key of a related record from the stored value that points at it. */
export function targetKey(value: unknown): Key {
  return encodeKey([value]);
}

// The target need not be among the admin's models, so its column is read off the model itself.
function fieldOf(model: ModelStatic<Model>, attribute: string): Field {
  let fields = targetFields.get(model);
  if (!fields) targetFields.set(model, (fields = new Map()));
  let field = fields.get(attribute);
  if (!field) fields.set(attribute, (field = describe(model, attribute)));
  return field;
}

const targetFields = new WeakMap<ModelStatic<Model>, Map<string, Field>>();

function describe(model: ModelStatic<Model>, attribute: string): Field {
  const column = (model.getAttributes() as Record<string, Attribute>)[attribute];
  if (!column) throw new Error(`${model.name} has no attribute ${attribute}`);
  return columnField(attribute, column, { options: {}, system: false, dialect: model.sequelize?.getDialect() ?? '' });
}
