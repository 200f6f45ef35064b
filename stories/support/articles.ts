import type {
  AnyRecordDetail,
  FieldDescriptor,
  ModelDescriptor,
  RelationChange,
  RelationList,
  RelationValue,
  StoredFile,
  UpdateInput,
} from '../../sdk/index.ts';
import { fieldOf, rights } from './descriptors.ts';
import { type Fixtures, Refusal } from './fixture-client.ts';

/** A model whose form has an input of every usual kind, in two named cards and a last one for the rest. */
export function articleModel(changes: Partial<ModelDescriptor> = {}): ModelDescriptor {
  const readonly = { readonly: true, create: false, edit: false };
  return {
    slug: 'articles',
    label: 'Articles',
    labelSingular: 'Article',
    group: 'Content',
    icon: 'file-text',
    can: rights(),
    paranoid: true,
    fields: [
      fieldOf({ name: 'id', kind: 'integer', label: 'ID', ...readonly }),
      fieldOf({ name: 'title', kind: 'text', required: true, nullable: false, maxLength: 60 }),
      fieldOf({ name: 'slug', kind: 'slug', populateFrom: 'title', nullable: false, maxLength: 20 }),
      fieldOf({ name: 'excerpt', kind: 'textarea', wide: true, maxLength: 160, help: 'Shown in listings.' }),
      fieldOf({
        name: 'status',
        kind: 'enum',
        default: 'draft',
        choices: [
          { value: 'draft', label: 'Draft' },
          { value: 'published', label: 'Published' },
        ],
      }),
      fieldOf({ name: 'minutes', kind: 'integer', label: 'Reading time', min: 1, max: 120 }),
      fieldOf({ name: 'featured', kind: 'boolean', nullable: false }),
      fieldOf({ name: 'publishedAt', kind: 'datetime', label: 'Publish at' }),
      fieldOf({ name: 'author', kind: 'belongsTo', relation: { model: 'users', many: false, pickable: true } }),
      fieldOf({ name: 'tags', kind: 'belongsToMany', relation: { model: 'tags', many: true, pickable: true } }),
      fieldOf({ name: 'meta', kind: 'json' }),
      fieldOf({ name: 'password', kind: 'password', label: 'Reader password' }),
      fieldOf({ name: 'createdAt', kind: 'datetime', label: 'Created', nullable: false, ...readonly }),
    ],
    list: { columns: ['title'], search: [], filters: [], sort: [], perPage: 20, perPageChoices: [20] },
    fieldsets: [
      { label: 'Content', other: false, fields: ['title', 'slug', 'excerpt'] },
      { label: 'Publishing', other: false, fields: ['status', 'minutes', 'featured', 'publishedAt', 'author'] },
      { label: null, other: true, fields: ['id', 'tags', 'meta', 'password', 'createdAt'] },
    ],
    ...changes,
  };
}

/** The same, and a file of the manuscript, which a person may replace. */
export function articleModelWithFile(changes: Partial<FieldDescriptor> = {}): ModelDescriptor {
  const model = articleModel();
  const manuscript = fieldOf({
    name: 'manuscript',
    kind: 'blob',
    help: 'As the author sent it.',
    accept: '.pdf,.txt',
    maxBytes: 500_000,
    ...changes,
  });
  const [content, ...others] = model.fieldsets;
  const first = { label: 'Content', other: false, fields: [...(content?.fields ?? []), 'manuscript'] };
  return { ...model, fields: [...model.fields, manuscript], fieldsets: [first, ...others] };
}

/** The manuscript as a record tells of it. */
export const manuscript: StoredFile = { bytes: 12_345, digest: 'rx7Hk2' };

/** People and tags that articles point to. */
export const ann: RelationValue = { key: '1', label: 'Ann Lee' };
export const ben: RelationValue = { key: '2', label: 'Ben Okri' };
export const maps: RelationValue = { key: '1', label: 'Maps' };
export const paper: RelationValue = { key: '2', label: 'Paper' };
export const craft: RelationValue = { key: '3', label: 'Craft' };

const links = (...items: RelationValue[]): RelationList => ({ items, count: items.length });

/** One stored article behind the procedures of its model. */
export interface ArticleServer {
  table: Fixtures;
  /** The record as it is stored now. */
  stored(): AnyRecordDetail;
  /** Somebody else saves these values. */
  change(values: Record<string, unknown>): void;
}

/** Answers `get`, `create`, `update`, `remove` and `options` for article 7, and merges as the server does. */
export function articleServer(can = { edit: true, delete: true }): ArticleServer {
  let version = 1;
  let record: AnyRecordDetail = {
    $key: '7',
    $label: 'The quiet craft of repairing paper maps',
    $version: 'v1',
    $can: can,
    id: 7,
    title: 'The quiet craft of repairing paper maps',
    slug: 'repairing-paper-maps',
    excerpt: 'A conservator explains the fold.',
    status: 'published',
    minutes: 9,
    featured: true,
    publishedAt: new Date('2026-11-24T08:00:00Z'),
    author: ann,
    tags: links(maps, paper),
    meta: { robots: 'index' },
    createdAt: new Date('2026-11-09T10:37:00Z'),
  };
  const change = (values: Record<string, unknown>) => {
    version += 1;
    record = { ...record, ...values, $version: `v${version}`, $label: String(values.title ?? record.title) };
  };
  const update = (input: unknown) => {
    const { changes, base, expectedVersion } = input as UpdateInput;
    if (expectedVersion !== record.$version) refuseClashes({ changes, base }, record);
    change(
      Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, storedValue(record[name], value)])),
    );
    delete record.password;
    return record;
  };
  return {
    table: {
      'records.articles.get': () => record,
      'records.articles.create': (input: unknown) => {
        const { data } = input as { data: Record<string, unknown> };
        return { ...record, ...data, $key: '8', $label: String(data.title), tags: links(), author: null };
      },
      'records.articles.update': update,
      'records.articles.remove': { removed: '7' },
      'records.articles.file': { name: 'manuscript-7.pdf', content: new TextEncoder().encode('%PDF-1.7 …') },
      'records.articles.options': { options: [maps, paper, craft], more: false },
    },
    stored: () => record,
    change,
  };
}

function refuseClashes({ changes, base }: Pick<UpdateInput, 'changes' | 'base'>, record: AnyRecordDetail): void {
  const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const clashing = Object.keys(base).filter(
    (name) => !same(wireOf(record[name]), base[name]) && !same(wireOf(record[name]), changes[name]),
  );
  if (clashing.length === 0) return;
  const fields = clashing.map((name) => [
    name,
    { base: base[name], mine: changes[name], theirs: wireOf(record[name]) },
  ]);
  throw new Refusal('CONFLICT', {
    httpStatus: 409,
    params: { version: record.$version, fields: Object.fromEntries(fields) },
  });
}

function wireOf(value: unknown): unknown {
  return (value as RelationValue | null)?.key ?? value;
}

function storedValue(before: unknown, value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: value.length, digest: value.join() };
  if ((before as RelationValue | null)?.key) return [ann, ben].find(({ key }) => key === value) ?? null;
  const list = (before as RelationList | null)?.items;
  if (!list) return value;
  const { add = [], remove = [] } = value as RelationChange;
  return links(
    ...list.filter(({ key }) => !remove.includes(key)),
    ...[maps, paper, craft].filter(({ key }) => add.includes(key)),
  );
}

/** The model of articles as a server describes it in French. */
export function frenchArticleModel(): ModelDescriptor {
  const labels: Record<string, string> = {
    title: 'Titre',
    slug: 'Adresse',
    excerpt: 'Chapeau',
    status: 'Statut',
    minutes: 'Temps de lecture',
    featured: 'À la une',
    publishedAt: 'Publier le',
    author: 'Auteur',
    tags: 'Étiquettes',
    meta: 'Métadonnées',
    password: 'Mot de passe du lecteur',
    createdAt: 'Créé le',
  };
  const model = articleModel({ labelSingular: 'Article', label: 'Articles', group: 'Contenu' });
  return {
    ...model,
    fields: model.fields.map((field) => ({
      ...field,
      label: labels[field.name] ?? field.label,
      help: field.help && 'Affiché dans les listes.',
      choices: field.choices && [
        { value: 'draft', label: 'Brouillon' },
        { value: 'published', label: 'Publié' },
      ],
    })),
    fieldsets: model.fieldsets.map((set, index) => ({
      ...set,
      label: set.label && (['Contenu', 'Publication'][index] ?? ''),
    })),
  };
}

/** An article whose every text is as long as it may be, and longer. */
export const longArticle = {
  $label:
    'On the repairing of paper maps, with remarks about linen, paste, weather, patience and the people who own them',
  title:
    'On the repairing of paper maps, with remarks about linen, paste, weather, patience and the people who own them',
  slug: 'on-the-repairing-of-paper-maps-with-remarks-about-linen-paste-weather-patience-and-the-people-who-own-them',
  excerpt: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung. '.repeat(4),
  author: {
    key: '1',
    label: 'Wolfeschlegelsteinhausenbergerdorff-Hubert Blaine the Elder, of the Cartographic Institute',
  },
  meta: {
    robots: 'index',
    keywords: ['maps', 'paper', 'linen', 'paste'],
    canonical: 'https://example.org/'.padEnd(180, 'a'),
  },
};
