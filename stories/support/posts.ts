import type { AnyRecord, ListInput, ListOutput, ModelDescriptor } from '../../sdk/index.ts';
import { fieldOf, rights } from './descriptors.ts';

const ORDERED = ['equals', 'not', 'in', 'notIn', 'isNull', 'gt', 'gte', 'lt', 'lte'] as const;

/** A model of posts with a filter of every kind. */
export function postModel(changes: Partial<ModelDescriptor> = {}): ModelDescriptor {
  return {
    slug: 'posts',
    label: 'Posts',
    labelSingular: 'Post',
    group: 'Content',
    icon: 'file-text',
    can: rights(),
    paranoid: true,
    fields: [
      fieldOf({ name: 'id', kind: 'integer', label: 'ID', nullable: false, filter: 'number', operators: [...ORDERED] }),
      fieldOf({
        name: 'title',
        kind: 'text',
        nullable: false,
        priority: 1,
        filter: 'text',
        operators: [...ORDERED, 'contains', 'startsWith'],
      }),
      fieldOf({
        name: 'status',
        kind: 'enum',
        filter: 'choices',
        operators: ['equals', 'not', 'in', 'notIn', 'isNull'],
        choices: [
          { value: 'draft', label: 'Draft' },
          { value: 'published', label: 'Published' },
        ],
      }),
      fieldOf({ name: 'featured', kind: 'boolean', filter: 'boolean', operators: ['equals', 'not', 'isNull'] }),
      fieldOf({ name: 'views', kind: 'integer', priority: 3, filter: 'number', operators: [...ORDERED] }),
      fieldOf({
        name: 'author',
        kind: 'belongsTo',
        filter: 'relation',
        operators: ['equals', 'not', 'in', 'notIn', 'isNull'],
        relation: { model: 'users', many: false, pickable: true },
      }),
      fieldOf({
        name: 'tags',
        kind: 'belongsToMany',
        sortable: false,
        filter: 'relation',
        operators: ['in', 'notIn', 'isNull'],
        relation: { model: 'tags', many: true, pickable: true },
      }),
      fieldOf({ name: 'publishedAt', kind: 'datetime', label: 'Published', filter: 'date', operators: [...ORDERED] }),
      fieldOf({ name: 'price', kind: 'decimal', filter: 'number', operators: [...ORDERED], scale: 2 }),
      fieldOf({ name: 'body', kind: 'textarea', sortable: false, wide: true, operators: ['contains'] }),
    ],
    list: {
      columns: ['title', 'status', 'featured', 'views', 'author', 'tags', 'publishedAt'],
      search: ['Title'],
      filters: ['status', 'featured', 'author', 'tags', 'views', 'publishedAt', 'title'],
      sort: ['-id'],
      perPage: 20,
      perPageChoices: [20, 50, 100],
    },
    fieldsets: [{ label: null, other: false, fields: ['title', 'status', 'featured', 'body'] }],
    ...changes,
  };
}

/** Rows of a page in the catalogue. */
const SHORT = 10;

/** What the posts of the catalogue are called, in turn. */
const TITLES = [
  'The quiet craft of repairing paper maps',
  'Night trains are back, and they are late',
  'Notes from a lighthouse',
  'Bread without kneading',
  'What the tide leaves behind',
  'A short history of the paperclip',
  'Letters to a beekeeper',
  'Walking the old salt road',
  'The last typewriter shop in Lisbon',
  'Seven ways to read a river',
];

/** Title number `n` of the catalogue. */
export const titleOf = (n: number): string => TITLES[(n - 1) % TITLES.length] ?? '';

/** Post number `n`, always the same. */
function post(n: number, title: string): AnyRecord {
  return {
    $key: String(n),
    $label: title,
    id: n,
    title,
    status: n % 3 === 0 ? 'draft' : 'published',
    featured: n % 2 === 0,
    views: n * 1000,
    author: n % 5 === 0 ? null : { key: '7', label: 'Ann Lee' },
    tags: { items: [{ key: '1', label: 'News' }], count: 1 + (n % 2) },
    publishedAt: n % 4 === 0 ? null : new Date(Date.UTC(2024, 0, 1 + n)),
  };
}

/**
 * Answers `list` from `count` posts by page alone, `usual` rows where no number is asked for: what was asked is seen in
 * the calls.
 */
export function postPages(
  count: number,
  named: (n: number) => string = (n) => `Post ${n}`,
  usual = 20,
): (input: unknown) => ListOutput<AnyRecord> {
  return (input) => {
    const { page = 1, perPage = usual, q, last } = (input ?? {}) as ListInput;
    const found = q === 'nothing' ? 0 : count;
    const first = last ? Math.max(0, found - perPage) : (page - 1) * perPage;
    const length = Math.max(0, Math.min(perPage, found - first));
    const capped = found > 10_000;
    return {
      rows: Array.from({ length }, (_, index) => post(first + index + 1, named(first + index + 1))),
      total: capped ? 10_000 : found,
      totalIs: capped ? 'atLeast' : 'exact',
      next: first + length < found ? `after-${first + length}` : null,
      previous: first > 0 ? `before-${first + 1}` : null,
    };
  };
}

/** Titled posts for `shortPostModel`. */
export function shortPostPages(count: number, named = titleOf): (input: unknown) => ListOutput<AnyRecord> {
  return postPages(count, named, SHORT);
}

/** The model of posts in the catalogue, where ten rows show as much as twenty. */
export function shortPostModel(changes: Partial<ModelDescriptor> = {}): ModelDescriptor {
  const { list } = postModel();
  return postModel({ list: { ...list, perPage: SHORT, perPageChoices: [SHORT, 20, 50] }, ...changes });
}

/** The same as a server describes it in French. */
export function frenchPostModel(): ModelDescriptor {
  const labels: Record<string, string> = {
    title: 'Titre',
    status: 'Statut',
    featured: 'À la une',
    views: 'Vues',
    author: 'Auteur',
    tags: 'Étiquettes',
    publishedAt: 'Publié le',
    price: 'Prix',
    body: 'Texte',
  };
  const model = shortPostModel({ label: 'Articles', labelSingular: 'Article', group: 'Contenu' });
  const choices = [
    { value: 'draft', label: 'Brouillon' },
    { value: 'published', label: 'Publié' },
  ];
  return {
    ...model,
    fields: model.fields.map((field) => ({
      ...field,
      label: labels[field.name] ?? field.label,
      choices: field.choices && choices,
    })),
    list: { ...model.list, search: ['Titre'] },
  };
}
