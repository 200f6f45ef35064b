import { DataTypes, type Model, type ModelStatic, type Sequelize } from 'sequelize';
import type { FieldOptions, ModelAdmin } from '../../server/index.ts';

type AnyModel = ModelStatic<Model> & { admin?: ModelAdmin };

/** How many records the relation to many of the form has, all of them chosen. */
export const LABELS = 200;
const ROWS = 1000;

const CHOICES = ['draft', 'review', 'published', 'archived'].map((value) => [value, value] as const);

interface Kind {
  count: number;
  type: unknown;
  value(index: number): unknown;
  options?: FieldOptions;
}

/** The fields of the form by kind, with the two relations sixty. */
const KINDS: Record<string, Kind> = {
  text: { count: 12, type: DataTypes.STRING(200), value: (index) => `A line of text, number ${index}` },
  textarea: {
    count: 4,
    type: DataTypes.STRING(400),
    value: () => 'Ink, paper and patience. '.repeat(8),
    options: { kind: 'textarea' },
  },
  email: {
    count: 2,
    type: DataTypes.STRING(100),
    value: (index) => `ada${index}@example.org`,
    options: { kind: 'email' },
  },
  url: { count: 2, type: DataTypes.STRING(100), value: () => 'https://example.org/', options: { kind: 'url' } },
  tel: { count: 2, type: DataTypes.STRING(40), value: () => '+44 20 7946 0000', options: { kind: 'tel' } },
  color: { count: 1, type: DataTypes.STRING(9), value: () => '#7a3e9d', options: { kind: 'color' } },
  slug: { count: 1, type: DataTypes.STRING(100), value: () => 'a-line-of-text', options: { kind: 'slug' } },
  uuid: { count: 1, type: DataTypes.UUID, value: () => '0b0e7f5e-9a55-4d3c-8f0c-0d6f3a2f1f10' },
  integer: { count: 6, type: DataTypes.INTEGER, value: (index) => 1000 + index },
  float: { count: 2, type: DataTypes.FLOAT, value: (index) => index + 0.5 },
  decimal: { count: 4, type: DataTypes.DECIMAL(10, 2), value: (index) => `${index}.25` },
  checkbox: { count: 3, type: DataTypes.BOOLEAN, value: (index) => index % 3 > 0 },
  toggle: { count: 3, type: DataTypes.BOOLEAN, value: () => false, options: { widget: 'toggle' } },
  choice: {
    count: 4,
    type: DataTypes.STRING(20),
    value: (index) => CHOICES[index % 4]?.[0],
    options: { choices: CHOICES },
  },
  date: { count: 4, type: DataTypes.DATEONLY, value: (index) => `2026-11-${10 + (index % 20)}` },
  moment: { count: 3, type: DataTypes.DATE, value: (index) => new Date(Date.UTC(2026, 0, index + 1, 8)) },
  time: { count: 1, type: DataTypes.TIME, value: () => '08:30:00' },
  json: { count: 1, type: DataTypes.JSON, value: () => ({ robots: 'index', keywords: ['maps', 'paper'] }) },
  words: { count: 1, type: DataTypes.JSON, value: () => ['maps', 'paper'], options: { kind: 'tags' } },
  markup: { count: 1, type: DataTypes.TEXT, value: () => '<p>Ink and <b>paper</b>.</p>', options: { wysiwyg: true } },
};

const fields = Object.entries(KINDS).flatMap(([name, kind]) =>
  Array.from({ length: kind.count }, (_none, index) => ({ name: `${name}${index + 1}`, kind, index })),
);

/** Sixty fields of a form: all kinds, a relation to one, and one to many as the widget draws it. */
export function defineBrowserModels(sequelize: Sequelize): Record<string, AnyModel> {
  const labels: AnyModel = sequelize.define('labels', { name: DataTypes.STRING(100) }, { timestamps: false });
  const columns = Object.fromEntries(fields.map(({ name, kind }) => [name, kind.type])) as Parameters<
    Sequelize['define']
  >[1];
  const models: Record<string, AnyModel> = { labels };
  for (const widget of ['grid', 'picker'] as const) {
    const form: AnyModel = sequelize.define(`forms_${widget}`, columns, { timestamps: false });
    const through = `${widget}_labels`;
    form.belongsTo(labels, { as: 'label', foreignKey: 'labelId' });
    form.belongsToMany(labels, {
      as: 'labels',
      through,
      foreignKey: 'form_id',
      otherKey: 'label_id',
      timestamps: false,
    });
    form.admin = {
      fields: { ...Object.fromEntries(fields.map(({ name, kind }) => [name, kind.options ?? {}])), labels: { widget } },
      fieldsets: [
        ['First', fields.slice(0, 20).map(({ name }) => name)],
        ['Second', fields.slice(20, 40).map(({ name }) => name)],
        ['Third', [...fields.slice(40).map(({ name }) => name), 'label', 'labels']],
      ],
    };
    models[`forms_${widget}`] = form;
  }
  const rows: AnyModel = sequelize.define('rows', columns, { timestamps: false });
  rows.admin = {
    listDisplay: fields
      .filter(({ kind }) => kind.options?.kind !== 'textarea')
      .slice(0, 20)
      .map(({ name }) => name),
    fields: Object.fromEntries(fields.map(({ name, kind }) => [name, kind.options ?? {}])),
    perPage: 100,
  };
  return { ...models, rows };
}

/** Fills the tables: one record of each form, and the rows of the list. */
export async function fillBrowserModels(models: Record<string, AnyModel>): Promise<void> {
  const { labels, rows, forms_grid: grid, forms_picker: picker } = models;
  const record = (index: number) => Object.fromEntries(fields.map(({ name, kind }) => [name, kind.value(index)]));
  const made = await labels?.bulkCreate(Array.from({ length: LABELS }, (_none, index) => ({ name: `Label ${index}` })));
  for (const form of [grid, picker]) {
    const one = (await form?.create({ ...record(1), labelId: 1 })) as Model & {
      setLabels(all: unknown): Promise<void>;
    };
    await one.setLabels(made);
  }
  await rows?.bulkCreate(Array.from({ length: ROWS }, (_none, index) => record(index)));
}
