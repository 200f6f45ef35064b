import { DataTypes, type ModelAttributes, type ModelStatic, type Model, type Sequelize } from 'sequelize';

/** A model whose attributes a test names itself. */
export type AnyModel = ModelStatic<Model>;

const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true };
const name = (length: number) => ({ type: DataTypes.STRING(length) });
const required = (length: number) => ({ type: DataTypes.STRING(length), allowNull: false });
const price = { type: DataTypes.DECIMAL(10, 2), allowNull: false };

const PEOPLE: ModelAttributes = {
  address: name(70),
  city: name(40),
  country: name(40),
  postalCode: name(10),
  phone: name(24),
};

/** Tables of the shop by slug, `playlist_track` aside: it belongs to its two ends. */
const TABLES: Record<string, ModelAttributes> = {
  artists: { id, name: name(120) },
  genres: { id, name: name(120) },
  media_types: { id, name: name(120) },
  albums: { id, title: required(160) },
  tracks: {
    id,
    name: required(200),
    composer: name(220),
    milliseconds: { type: DataTypes.INTEGER, allowNull: false },
    bytes: { type: DataTypes.INTEGER },
    unitPrice: price,
  },
  playlists: { id, name: name(120) },
  employees: {
    id,
    lastName: required(20),
    firstName: required(20),
    title: name(30),
    birthDate: { type: DataTypes.DATEONLY },
    hiredAt: { type: DataTypes.DATE(3) },
    ...PEOPLE,
    email: { type: DataTypes.STRING(60), validate: { isEmail: true } },
  },
  customers: {
    id,
    firstName: required(40),
    lastName: required(20),
    company: name(80),
    ...PEOPLE,
    email: { type: DataTypes.STRING(60), allowNull: false, unique: true, validate: { isEmail: true } },
  },
  invoices: {
    id,
    issuedAt: { type: DataTypes.DATE(3), allowNull: false },
    billingCountry: name(40),
    total: price,
  },
  invoice_lines: { id, unitPrice: price, quantity: { type: DataTypes.INTEGER, allowNull: false } },
};

/** Each row: owner, the relation's name, its target, and whether it may be empty. */
const BELONGS_TO: readonly [owner: string, as: string, target: string, optional?: 'optional'][] = [
  ['albums', 'artist', 'artists'],
  ['tracks', 'album', 'albums', 'optional'],
  ['tracks', 'mediaType', 'media_types'],
  ['tracks', 'genre', 'genres', 'optional'],
  ['employees', 'manager', 'employees', 'optional'],
  ['customers', 'supportRep', 'employees', 'optional'],
  ['invoices', 'customer', 'customers'],
  ['invoice_lines', 'invoice', 'invoices'],
  ['invoice_lines', 'track', 'tracks'],
];

/** Defines the record shop's eleven tables, in the order in which they can be made; gives the ten models by slug. */
export function defineChinook(sequelize: Sequelize): Record<string, AnyModel> {
  const options = { timestamps: false, underscored: true };
  const models = Object.fromEntries(
    Object.entries(TABLES).map(([slug, attributes]) => [
      slug,
      sequelize.define(slug, cloned(attributes), { ...options, tableName: slug }) as AnyModel,
    ]),
  );
  const model = (slug: string): AnyModel => models[slug] as AnyModel;
  for (const [owner, as, target, optional] of BELONGS_TO)
    model(owner).belongsTo(model(target), {
      as,
      foreignKey: { name: `${as}Id`, allowNull: optional === 'optional' },
      onDelete: 'RESTRICT',
    });
  model('artists').hasMany(model('albums'), { as: 'albums', foreignKey: 'artistId' });
  model('albums').hasMany(model('tracks'), { as: 'tracks', foreignKey: 'albumId' });
  model('invoices').hasMany(model('invoice_lines'), { as: 'lines', foreignKey: 'invoiceId' });
  const through = sequelize.define('playlist_track', {}, { ...options, tableName: 'playlist_track' });
  model('playlists').belongsToMany(model('tracks'), { as: 'tracks', through, foreignKey: 'playlistId' });
  model('tracks').belongsToMany(model('playlists'), { as: 'playlists', through, foreignKey: 'trackId' });
  return models;
}

// Sequelize writes into the attributes that it is given.
function cloned(attributes: ModelAttributes): ModelAttributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([attribute, options]) => [attribute, { ...(options as object) }]),
  ) as ModelAttributes;
}

const ROWS: Record<string, Record<string, unknown>[]> = {
  artists: [{ name: 'Bel Canto Quartet' }, { name: 'Nadia Ferreira' }, { name: 'Ödland' }],
  genres: [{ name: 'Jazz' }, { name: 'Fado' }, { name: 'Ambient' }],
  media_types: [{ name: 'FLAC' }, { name: 'MP3' }],
  albums: [
    { title: 'Evening Letters', artistId: 1 },
    { title: 'Saudade', artistId: 2 },
    { title: 'Nordlys', artistId: 3 },
  ],
  tracks: [
    { name: 'First Lamp', albumId: 1, mediaTypeId: 1, genreId: 1, milliseconds: 183_000, unitPrice: '0.99' },
    { name: 'Second Lamp', albumId: 1, mediaTypeId: 1, genreId: 1, milliseconds: 201_500, unitPrice: '0.99' },
    { name: 'Rua do Sol', albumId: 2, mediaTypeId: 2, genreId: 2, milliseconds: 240_100, unitPrice: '1.29' },
    { name: 'Untaped', albumId: null, mediaTypeId: 2, genreId: null, milliseconds: 61_000, unitPrice: '0.10' },
  ],
  playlists: [{ name: 'Rainy days' }, { name: 'Empty' }],
  employees: [
    { lastName: 'Okafor', firstName: 'Ada', title: 'Director', birthDate: '1970-02-28', email: 'ada@shop.example' },
    { lastName: 'Lind', firstName: 'Per', title: 'Clerk', managerId: 1, hiredAt: new Date('2020-01-02T03:04:05.678Z') },
  ],
  customers: [
    { firstName: 'Mia', lastName: 'Vogel', country: 'Austria', email: 'mia@post.example', supportRepId: 2 },
    { firstName: 'Jo', lastName: 'Reyes', country: 'Chile', email: 'jo@post.example', supportRepId: null },
  ],
  invoices: [
    { customerId: 1, issuedAt: new Date('2024-05-01T10:00:00.250Z'), billingCountry: 'Austria', total: '2.28' },
    { customerId: 2, issuedAt: new Date('2024-05-02T11:00:00.000Z'), billingCountry: 'Chile', total: '0.99' },
  ],
  invoice_lines: [
    { invoiceId: 1, trackId: 1, unitPrice: '0.99', quantity: 1 },
    { invoiceId: 1, trackId: 3, unitPrice: '1.29', quantity: 1 },
    { invoiceId: 2, trackId: 2, unitPrice: '0.99', quantity: 1 },
  ],
};

/** Fills the tables that `defineChinook` defined; keys count from 1 in each. */
export async function seedChinook(models: Record<string, AnyModel>): Promise<void> {
  for (const [slug, rows] of Object.entries(ROWS)) for (const row of rows) await models[slug]?.create(row);
  const link = models.playlists?.sequelize?.model('playlist_track');
  for (const trackId of [1, 3]) await link?.create({ playlistId: 1, trackId });
}
