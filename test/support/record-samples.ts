/** One model's way through create, get, list, update and remove. */
export interface RecordSample {
  slug: string;
  create: Record<string, unknown>;
  /** What the new record reads as, beside what was given. */
  reads?: Record<string, unknown>;
  change: Record<string, unknown>;
  /** What the change reads as, beside what was given. */
  changed?: Record<string, unknown>;
  /** Values that are refused on create, by field, with the code of the refusal. */
  refused: readonly [values: Record<string, unknown>, field: string, code: string][];
}

const long = (length: number) => 'x'.repeat(length + 1);

const track = { name: 'Third Lamp', mediaType: '1', milliseconds: 1, unitPrice: '1.00' };
const customer = { firstName: 'Eve', lastName: 'Adler', email: 'eve@post.example' };

/** The record shop, its rows as `chinook.ts` made them. */
export const chinookSamples: readonly RecordSample[] = [
  {
    slug: 'artists',
    create: { name: 'Søren Æbelø' },
    change: { name: 'Søren' },
    refused: [
      [{ name: long(120) }, 'name', 'tooLong'],
      [{ name: 7 }, 'name', 'type'],
      [{ fame: 1 }, 'fame', 'unknown'],
      [{ id: 9 }, 'id', 'readonly'],
      [{ albums: ['1'] }, 'albums', 'readonly'],
    ],
  },
  {
    slug: 'genres',
    create: { name: null },
    change: { name: 'Zouk' },
    refused: [[{ name: ['Zouk'] }, 'name', 'type']],
  },
  { slug: 'media_types', create: { name: 'Opus' }, change: { name: '' }, refused: [[{ name: {} }, 'name', 'type']] },
  {
    slug: 'albums',
    create: { title: 'Cartas', artist: '2' },
    reads: { artistId: 2, artist: { key: '2', label: 'Nadia Ferreira' } },
    change: { title: 'Cartas II', artist: '1' },
    changed: { artistId: 1, artist: { key: '1', label: 'Bel Canto Quartet' } },
    refused: [
      [{ artist: '2' }, 'title', 'required'],
      [{ title: '', artist: '2' }, 'title', 'required'],
      [{ title: 'Cartas' }, 'artist', 'required'],
      [{ title: 'Cartas', artist: null }, 'artist', 'required'],
      [{ title: 'Cartas', artist: '99' }, 'artist', 'reference'],
      [{ title: 'Cartas', artist: '2abc' }, 'artist', 'reference'],
      [{ title: 'Cartas', artistId: 99 }, 'artistId', 'reference'],
    ],
  },
  {
    slug: 'tracks',
    create: { ...track, album: '2', playlists: ['1', '2'] },
    reads: {
      mediaType: { key: '1', label: 'FLAC' },
      album: { key: '2', label: 'Saudade' },
      genre: null,
      composer: null,
      playlists: {
        items: [
          { key: '1', label: 'Rainy days' },
          { key: '2', label: 'Empty' },
        ],
        count: 2,
      },
    },
    change: { album: null, unitPrice: '0.05', playlists: { remove: ['1'] } },
    changed: { album: null, playlists: { items: [{ key: '2', label: 'Empty' }], count: 1 } },
    refused: [
      [{ ...track, milliseconds: 1.5 }, 'milliseconds', 'type'],
      [{ ...track, milliseconds: 2 ** 31 }, 'milliseconds', 'tooLarge'],
      [{ ...track, unitPrice: 1 }, 'unitPrice', 'type'],
      [{ ...track, unitPrice: '1,00' }, 'unitPrice', 'format'],
      [{ ...track, playlists: ['1', '77'] }, 'playlists', 'reference'],
      [{ ...track, playlists: { add: ['1'] } }, 'playlists', 'type'],
    ],
  },
  {
    slug: 'playlists',
    create: { name: 'New year', tracks: ['3'] },
    reads: { tracks: { items: [{ key: '3', label: 'Rua do Sol' }], count: 1 } },
    change: { tracks: { add: ['1', '2'], remove: ['3'] } },
    changed: {
      tracks: {
        items: [
          { key: '1', label: 'First Lamp' },
          { key: '2', label: 'Second Lamp' },
        ],
        count: 2,
      },
    },
    refused: [[{ name: 'New year', tracks: ['new'] }, 'tracks', 'reference']],
  },
  {
    slug: 'employees',
    create: {
      lastName: 'Ito',
      firstName: 'Ren',
      manager: '1',
      birthDate: '1992-02-29',
      hiredAt: new Date(1_600_000_000_001),
    },
    reads: { manager: { key: '1', label: 'Director' } },
    change: { manager: null, birthDate: null, email: 'ren@shop.example' },
    refused: [
      [{ lastName: 'Ito', firstName: 'Ren', birthDate: '1993-02-29' }, 'birthDate', 'format'],
      [{ lastName: 'Ito', firstName: 'Ren', hiredAt: '2020-01-01' }, 'hiredAt', 'type'],
      [{ lastName: 'Ito', firstName: 'Ren', email: 'ren at shop' }, 'email', 'format'],
    ],
  },
  {
    slug: 'customers',
    create: { ...customer, supportRep: '2' },
    reads: { supportRep: { key: '2', label: 'Clerk' }, company: null },
    change: { company: 'Adler & Söhne', supportRep: null },
    refused: [
      [{ ...customer, postalCode: long(10) }, 'postalCode', 'tooLong'],
      [{ ...customer, email: undefined }, 'email', 'required'],
    ],
  },
  {
    slug: 'invoices',
    create: { customer: '2', issuedAt: new Date('2024-06-01T00:00:00.001Z'), total: '10.00' },
    reads: { customer: { key: '2', label: 'jo@post.example' } },
    change: { total: '10.50', issuedAt: new Date('1999-12-31T23:59:59.999Z') },
    refused: [
      [{ customer: '2', issuedAt: new Date(Number.NaN), total: '1' }, 'issuedAt', 'type'],
      [{ customer: '2', issuedAt: new Date(), total: '1e3' }, 'total', 'format'],
    ],
  },
  {
    slug: 'invoice_lines',
    create: { invoice: '2', track: '1', unitPrice: '0.99', quantity: 2 },
    reads: { invoice: { key: '2', label: '#2' }, track: { key: '1', label: 'First Lamp' } },
    change: { quantity: 3, trackId: 2 },
    changed: { track: { key: '2', label: 'Second Lamp' } },
    refused: [[{ invoice: '2', track: '1', unitPrice: '0.99', quantity: '2' }, 'quantity', 'type']],
  },
];

/** Tables of `odd-tables.ts`, empty before. */
export const oddSamples: readonly RecordSample[] = [
  {
    slug: 'lots',
    create: { warehouse: 'Köln ~ 50% / A', number: 7, note: 'first' },
    change: { note: 'second' },
    refused: [
      [{ warehouse: 'Köln' }, 'number', 'required'],
      [{ warehouse: '', number: 1 }, 'warehouse', 'required'],
      [{ warehouse: 'Köln', number: null }, 'number', 'required'],
    ],
  },
  {
    slug: 'labels',
    create: { code: 'new', name: 'a word of our own addresses' },
    change: { name: null },
    refused: [[{ name: 'no code' }, 'code', 'required']],
  },
  {
    slug: 'devices',
    create: { name: 'Scanner' },
    change: { name: 'Scanner 2' },
    refused: [
      [{ name: 'Scanner', id: '11111111-1111-4111-8111-111111111111' }, 'id', 'readonly'],
      [{ name: 'Scanner', createdAt: new Date() }, 'createdAt', 'readonly'],
    ],
  },
  {
    slug: 'ledgers',
    create: { id: '9007199254740993', name: 'Main' },
    change: { name: 'Main book' },
    refused: [
      [{ id: 9, name: 'Main' }, 'id', 'type'],
      [{ id: '9223372036854775808', name: 'Main' }, 'id', 'tooLarge'],
      [{ id: '1', version: 4 }, 'version', 'readonly'],
    ],
  },
  {
    slug: 'drafts',
    create: { name: 'Letter' },
    change: { name: 'Letter to Ana' },
    refused: [[{ name: 'Letter', deletedAt: new Date() }, 'deletedAt', 'unknown']],
  },
];
