import type { AnyRecord, FieldDescriptor, ListInput, ListOutput, ModelDescriptor, Verb } from '../../sdk/index.ts';

/** A field as a server would describe it, from what the test cares about. */
export function fieldOf(field: Partial<FieldDescriptor> & Pick<FieldDescriptor, 'name' | 'kind'>): FieldDescriptor {
  return {
    label: field.name[0]?.toUpperCase() + field.name.slice(1),
    help: null,
    placeholder: null,
    required: false,
    nullable: true,
    readonly: false,
    create: true,
    edit: true,
    sortable: true,
    filter: null,
    operators: [],
    maxLength: null,
    min: null,
    max: null,
    scale: null,
    choices: null,
    widget: null,
    populateFrom: null,
    priority: 2,
    wide: false,
    relation: null,
    parts: {},
    ...field,
  };
}

/** Every right, or only some. */
export function rights(...verbs: Verb[]): Record<Verb, boolean> {
  const all: Verb[] = ['view', 'add', 'edit', 'delete', 'export'];
  return Object.fromEntries(all.map((verb) => [verb, verbs.length === 0 || verbs.includes(verb)])) as Record<
    Verb,
    boolean
  >;
}

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

/** Post number `n`, always the same. */
function post(n: number): AnyRecord {
  return {
    $key: String(n),
    $label: `Post ${n}`,
    id: n,
    title: `Post ${n}`,
    status: n % 3 === 0 ? 'draft' : 'published',
    featured: n % 2 === 0,
    views: n * 1000,
    author: n % 5 === 0 ? null : { key: '7', label: 'Ann Lee' },
    tags: { items: [{ key: '1', label: 'News' }], count: 1 + (n % 2) },
    publishedAt: n % 4 === 0 ? null : new Date(Date.UTC(2024, 0, 1 + n)),
  };
}

/** Answers `list` from `count` posts by page alone: what was asked is seen in the calls. */
export function postPages(count: number): (input: unknown) => ListOutput<AnyRecord> {
  return (input) => {
    const { page = 1, perPage = 20, q, last } = (input ?? {}) as ListInput;
    const found = q === 'nothing' ? 0 : count;
    const first = last ? Math.max(0, found - perPage) : (page - 1) * perPage;
    const length = Math.max(0, Math.min(perPage, found - first));
    const capped = found > 10_000;
    return {
      rows: Array.from({ length }, (_, index) => post(first + index + 1)),
      total: capped ? 10_000 : found,
      totalIs: capped ? 'atLeast' : 'exact',
      next: first + length < found ? `after-${first + length}` : null,
      previous: first > 0 ? `before-${first + 1}` : null,
    };
  };
}
