import { createContext } from '@lit/context';
import { type AdminClient, createAdminClient, createSession, type Session } from '../../sdk/index.ts';

/** A client and the session that belongs to it: what an element needs to talk to an admin. */
export interface Connection {
  client: AdminClient;
  session: Session;
}

/** Carries the connection from `<asok-provider>` to the elements below it. */
export const connectionContext = createContext<Connection | undefined>(Symbol.for('asok-connection'));

const byUrl = new Map<string, { locale: string | undefined; connection: Connection }>();

/**
 * One connection for each admin on a page, so that elements with the same `url` share a session. Another language gets
 * another one, and the way back a new one: a session that nobody used meanwhile does not know who is signed in now.
 */
export function connect(url: string, locale?: string): Connection {
  const known = byUrl.get(url);
  if (known && known.locale === locale) return known.connection;
  const connection = connectionOf(createAdminClient({ url, ...(locale && { locale }) }));
  byUrl.set(url, { locale, connection });
  return connection;
}

/** A connection over a client made elsewhere. */
export function connectionOf(client: AdminClient): Connection {
  return { client, session: createSession(client) };
}
