import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type Sequelize,
} from 'sequelize';
import type { ModelAdmin } from 'asok-admin/server';

/** A team's model. */
export class Note extends Model<InferAttributes<Note>, InferCreationAttributes<Note>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare draft: string | null;
  static admin = { listDisplay: ['title'], fields: { draft: { hidden: true } } } satisfies ModelAdmin<Note>;
}

/** Its table. */
export function defineNotes(sequelize: Sequelize): void {
  Note.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      title: { type: DataTypes.STRING, allowNull: false },
      draft: DataTypes.TEXT,
    },
    { sequelize, tableName: 'notes', timestamps: false },
  );
}
