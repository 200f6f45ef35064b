/** Starts an admin in a process of its own, asks for its page, and prints the packages that this took, as JSON. */
import { registerHooks } from 'node:module';

const loaded = new Set<string>();
// Before anything else is imported: what is loaded by `require` comes by here too.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(found.url)?.[1];
    if (name !== undefined) loaded.add(name);
    return found;
  },
});

const { connectMysql, connectSqlite, createAdmin } = await import('../../server/index.ts');
const { DataTypes } = await import('sequelize');
const address = process.argv[2] ?? '';
const sequelize = address.startsWith('mysql://') ? connectMysql(address) : connectSqlite(address);
const posts = sequelize.define('posts', { title: DataTypes.STRING, body: DataTypes.TEXT });
const admin = createAdmin({
  sequelize,
  models: { posts: { model: posts, admin: { fields: { body: { kind: 'richtext' } } } } },
  secret: '0123456789abcdef0123456789abcdef',
});
const { status } = await admin.fetch(new Request('http://admin.test/admin'));
console.info(JSON.stringify({ status, loaded: [...loaded].sort() }));
await admin.close();
await sequelize.close();
