// A page without types of Node and of the server: elements, and the sdk's client of models that it does not know.
import { AsokList } from 'asok-admin/elements/records/asok-list';
import 'asok-admin/elements';
import { AsokError, createAdminClient, parseListQuery } from 'asok-admin';

/** The class of the list. */
export const List = AsokList;

/** An element by its tag name. */
export const element = () => document.createElement('asok-list');

/** Rows of any model. */
export const rows = () => createAdminClient({ url: '/admin' }).model('notes').list.query();

/** What a call rejects with, and the list's state in a URL. */
export const others = { AsokError, parseListQuery };
