// What a team's server looks like to the type checker, with the built package and its declarations.
import { adminUsers, connectSqlite, createAdmin } from 'asok-admin/server';
import { Note } from './note.ts';

/** The team's database. */
export const sequelize = connectSqlite('notes.db');

/** Our users, for the team's associations. */
export const users = adminUsers(sequelize);

/** The admin of the team's models. */
export const admin = createAdmin({ sequelize, models: { notes: Note } });

/** The same with its options beside the model. */
export const beside = createAdmin({
  sequelize,
  models: { notes: { model: Note, admin: { perPage: 50, display: ({ title }) => title ?? '' } } },
  userModel: users,
});

/** The admin of every model. */
export const everything = createAdmin({ sequelize });

/** The procedures alone. */
export const router = admin.router;

/** A context of the team's own. */
export const context = admin.createContext();
