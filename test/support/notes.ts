import { DataTypes, type Sequelize } from 'sequelize';
import type { AnyModel } from './chinook.ts';

/** A model with rules and hooks of a team's own, and enough columns for many hands. */
export function defineNotes(sequelize: Sequelize): Record<string, AnyModel> {
  const columns = Object.fromEntries(
    Array.from({ length: 20 }, (_each, index) => [`part${index}`, { type: DataTypes.STRING(40) }]),
  );
  const notes: AnyModel = sequelize.define(
    'notes',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      title: {
        type: DataTypes.STRING(50),
        allowNull: false,
        validate: {
          notShouted(value: string) {
            if (value === value.toUpperCase()) throw new Error('Please do not shout');
          },
        },
      },
      code: { type: DataTypes.STRING(20), unique: true },
      mood: { type: DataTypes.STRING(10) },
      stars: { type: DataTypes.INTEGER, validate: { min: 0, max: 5 } },
      apiToken: { type: DataTypes.STRING(40) },
      savedBy: { type: DataTypes.STRING(40) },
      ...columns,
    },
    {
      tableName: 'notes',
      timestamps: false,
      validate: {
        starsNeedMood() {
          if (this.stars !== null && this.stars !== undefined && !this.mood) throw new Error('Stars need a mood');
        },
      },
    },
  );
  notes.addHook('beforeSave', (note) => void note.set('savedBy', 'the hook'));
  notes.addHook('beforeDestroy', (note) => {
    if (note.get('title') === 'Keep me') throw new Error('a hook that says no');
  });
  const tags: AnyModel = sequelize.define(
    'tags',
    { name: DataTypes.STRING(20) },
    { tableName: 'tags', timestamps: false },
  );
  const options = { through: 'note_tags', timestamps: false };
  notes.belongsToMany(tags, { as: 'tags', foreignKey: 'noteId', otherKey: 'tagId', ...options });
  notes.belongsTo(notes, { as: 'parent', foreignKey: 'parentId' });
  return { notes, tags };
}

/** What the admin is told of notes. */
export const notesAdmin = {
  fields: {
    mood: {
      choices: [
        ['calm', 'Calm'],
        ['glad', 'Glad'],
      ],
    },
  },
} as const;
