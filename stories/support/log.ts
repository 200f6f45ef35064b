import type { LogActor, LogEntry, LogFacets, LogOutput, LogQuery, LoggedChange } from '../../sdk/index.ts';

const JONAS: LogActor = { key: '2', label: 'Jonas Weber' };
const CAMILLE: LogActor = { key: '3', label: 'Camille Roussel' };
const AMIRA: LogActor = { key: '1', label: 'Amira Haddad' };
const MEI_LING: LogActor = { key: '4', label: 'Mei-Ling Tsai' };
const RAVI: LogActor = { key: '5', label: 'Ravi Krishnan' };

/** One call that deleted four comments. */
export const COMMENTS_OPERATION = '0b6f1c52-7d1e-4c8a-9f5b-2f8f6f0c1a11';

const POST = { slug: 'posts', label: 'Post' };
const USER = { slug: 'users', label: 'User' };
const MAPS = { key: '412', label: 'The quiet craft of repairing paper maps' };

const OLD_EXCERPT =
  'A conservator in Bergen, who has spent nineteen years putting coastlines back, explains why the tear is what ends the life of a map.';
const NEW_EXCERPT = OLD_EXCERPT.replace('the tear is', 'the fold, not the tear, is');

type Value = Extract<LoggedChange, { type: 'value' }>;

/** A changed value as the log tells it. */
export function valueChange(change: Partial<Value> & Pick<Value, 'field' | 'kind' | 'from' | 'to'>): LoggedChange {
  const label = change.field.charAt(0).toUpperCase() + change.field.slice(1);
  return { type: 'value', label, ...change };
}

/** An entry of the log, from what the test cares about. */
export function entryOf(entry: Partial<LogEntry> & Pick<LogEntry, 'id' | 'action'>): LogEntry {
  return {
    operationId: `op-${entry.id}`,
    at: new Date(Date.UTC(2026, 10, 22, 19, 58, 4)),
    actor: JONAS,
    impersonator: null,
    model: POST,
    record: MAPS,
    changes: [],
    details: null,
    ip: '10.4.2.18',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    requestId: `req-${entry.id}`,
    count: 1,
    ...entry,
  };
}

const at = (moment: string) => new Date(`2026-11-${moment}Z`);

/** What happened to post 412, newest first. */
export const postHistory: LogEntry[] = [
  entryOf({
    id: '20418',
    action: 'update',
    changes: [
      valueChange({ field: 'title', kind: 'text', from: 'Repairing paper maps', to: MAPS.label }),
      valueChange({ field: 'body', kind: 'textarea', label: 'Excerpt', from: OLD_EXCERPT, to: NEW_EXCERPT }),
      valueChange({ field: 'featured', kind: 'boolean', from: true, to: false }),
    ],
  }),
  entryOf({
    id: '20377',
    action: 'update',
    at: at('21T09:41:30'),
    actor: CAMILLE,
    impersonator: AMIRA,
    ip: '10.4.2.7',
    changes: [
      {
        type: 'links',
        field: 'tags',
        label: 'Tags',
        kind: 'belongsToMany',
        added: [
          { key: '5', label: 'conservation' },
          { key: '6', label: 'long read' },
        ],
        removed: [{ key: '2', label: 'news' }],
      },
      {
        type: 'relation',
        field: 'author',
        label: 'Reviewed by',
        kind: 'belongsTo',
        from: { key: '9', label: 'Hana Kovářová' },
        to: null,
      },
    ],
  }),
  entryOf({
    id: '19903',
    action: 'publish_selected',
    at: at('12T09:00:00'),
    actor: MEI_LING,
    changes: [valueChange({ field: 'status', kind: 'enum', from: 'draft', to: 'published' })],
  }),
  entryOf({
    id: '19888',
    action: 'create',
    at: at('09T14:12:00'),
    changes: [
      valueChange({ field: 'title', kind: 'text', from: null, to: 'Repairing paper maps' }),
      valueChange({ field: 'status', kind: 'enum', from: null, to: 'draft' }),
      valueChange({ field: 'views', kind: 'integer', from: null, to: 1200 }),
      valueChange({ field: 'publishedAt', kind: 'datetime', label: 'Published', from: null, to: at('12T09:00:00') }),
    ],
  }),
];

/** The newest entries of the whole log. */
export const wholeLog: LogEntry[] = [
  ...postHistory.slice(0, 2),
  ...['Nice piece', 'First!', 'Where is this?', 'Thanks'].map((label, index) =>
    entryOf({
      id: String(20340 - index),
      operationId: COMMENTS_OPERATION,
      action: 'delete',
      at: at('20T18:52:11'),
      actor: MEI_LING,
      ip: '10.4.2.31',
      model: { slug: 'comments', label: 'Comment' },
      record: { key: String(90 + index), label },
      changes: [valueChange({ field: 'body', kind: 'textarea', from: label, to: null })],
    }),
  ),
  entryOf({
    id: '20312',
    action: 'update',
    at: at('20T17:03:45'),
    actor: RAVI,
    ip: '10.4.2.12',
    model: USER,
    record: { key: '9', label: 'Hana Kovářová' },
    changes: [
      {
        type: 'links',
        field: 'roles',
        label: 'Roles',
        kind: 'belongsToMany',
        added: [{ key: '3', label: 'Editor' }],
        removed: [],
      },
      { type: 'concealed', field: 'password', label: 'Password', kind: 'password' },
    ],
  }),
  entryOf({
    id: '20301',
    action: 'denied',
    at: at('20T16:20:09'),
    actor: CAMILLE,
    ip: '10.4.2.44',
    model: { slug: 'orders', label: 'Order' },
    record: null,
    details: { path: 'records.orders.list' },
    count: 14,
  }),
  entryOf({
    id: '20288',
    action: 'login_failed',
    at: at('20T09:00:02'),
    actor: null,
    model: null,
    record: null,
    details: { email: 'admin@kestrel.example', method: 'password' },
    ip: '203.0.113.9',
  }),
  entryOf({
    id: '20280',
    action: 'login',
    at: at('20T08:12:40'),
    actor: AMIRA,
    model: USER,
    record: { key: '1', label: AMIRA.label },
    details: { method: 'totp' },
    ip: '10.4.2.2',
  }),
  ...postHistory.slice(2),
];

/** Numbered entries, for pages. */
export function manyEntries(count: number): LogEntry[] {
  return Array.from({ length: count }, (_, index) =>
    entryOf({
      id: String(count - index),
      action: 'update',
      at: new Date(Date.UTC(2026, 10, 22) - index * 60_000),
      changes: [valueChange({ field: 'views', kind: 'integer', from: index, to: index + 1 })],
    }),
  );
}

/** What there is to filter by in some entries. */
export function facetsOf(entries: LogEntry[]): LogFacets {
  const unique = <T>(values: T[], key: (value: T) => string) => [
    ...new Map(values.map((one) => [key(one), one])).values(),
  ];
  return {
    actions: unique(
      entries.map(({ action }) => action),
      String,
    ),
    actors: unique(
      entries.flatMap(({ actor }) => (actor?.key ? [{ key: actor.key, label: actor.label }] : [])),
      ({ key }) => key,
    ),
    models: unique(
      entries.flatMap(({ model }) => (model ? [model] : [])),
      ({ slug }) => slug,
    ),
  };
}

/** Answers `audit.list` from entries as a server does; a cursor is the number of entries before the page. */
export function logPages(entries: LogEntry[], capped = false): (input: unknown) => LogOutput {
  return (input) => {
    const { cursor, perPage = 50, ...filters } = (input ?? {}) as LogQuery;
    const found = entries.filter((entry) => matches(entry, filters));
    const start = Number(cursor ?? 0);
    const end = start + perPage;
    return {
      items: found.slice(start, end),
      cursor: end < found.length ? String(end) : null,
      total: { value: found.length, capped },
    };
  };
}

function matches(entry: LogEntry, query: LogQuery): boolean {
  const { actor, action, model, record, operationId, impersonated, from, to } = query;
  return (
    (actor === undefined || entry.actor?.key === actor || entry.impersonator?.key === actor) &&
    (action === undefined || entry.action === action) &&
    (model === undefined || entry.model?.slug === model) &&
    (record === undefined || entry.record?.key === record) &&
    (operationId === undefined || entry.operationId === operationId) &&
    (!impersonated || entry.impersonator !== null) &&
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at < to)
  );
}

/** The log of a server. */
export function logServer(entries: LogEntry[] = wholeLog) {
  return { 'audit.list': logPages(entries), 'audit.facets': facetsOf(entries) };
}

/** A long entry in a language of long words. */
export const longEntry: LogEntry = entryOf({
  id: '30001',
  action: 'update',
  actor: { key: '8', label: 'Maximiliane-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst' },
  impersonator: { key: '1', label: 'Bartholomäus Ochsenknecht-Schimmelpfennig zu Wartenberg' },
  record: { key: '412', label: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und andere Kleinteile' },
  changes: [
    valueChange({
      field: 'body',
      kind: 'textarea',
      label: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
      from: Array.from({ length: 120 }, (_, n) => `Absatz ${n} bleibt, wie er war.`).join(' '),
      to: Array.from({ length: 120 }, (_, n) => `Absatz ${n} bleibt, wie er ${n === 60 ? 'nie ' : ''}war.`).join(' '),
    }),
    valueChange({
      field: 'title',
      kind: 'text',
      from: 'https://example.org/an-address-without-a-single-space-in-it-that-goes-on-and-on-and-on/for-ever',
      to: null,
    }),
  ],
});

/** Settings with secrets in them: one that changed, one that did not, and a text that looks like neither. */
export const secretEntry: LogEntry = entryOf({
  id: '30002',
  action: 'update',
  changes: [
    valueChange({
      field: 'settings',
      kind: 'json',
      from: { smtp: { port: 25, password: null }, keys: [{ 'a/b': null, note: '(hidden)', tag: '#' }] },
      to: { smtp: { port: 25, password: null }, keys: [{ 'a/b': null, note: '(hidden)', tag: '##0' }] },
      concealed: [
        { path: '/smtp/password', changed: true },
        { path: '/keys/0/a~1b', changed: false },
      ],
    }),
  ],
});
