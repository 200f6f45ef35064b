import { createContext } from '@lit/context';
import { type AdminClient, createAdminClient, createSession, type Session } from '../../sdk/index.ts';

/** A client and the session that belongs to it: what an element needs to talk to an admin. */
export interface Connection {
  client: AdminClient;
  session: Session;
}

/** Carries the connection from `<asok-provider>` to the elements below it. */
export const connectionContext = createContext<Connection | undefined>(Symbol.for('asok-connection'));

const byUrl = new Map<string, Connection>();

/** One connection for each admin on a page, so that elements with the same `url` share a session. */
export function connect(url: string, locale?: string): Connection {
  const id = `${locale ?? ''} ${url}`;
  const known = byUrl.get(id);
  if (known) return known;
  const connection = connectionOf(createAdminClient({ url, ...(locale && { locale }) }));
  byUrl.set(id, connection);
  return connection;
}

/** A connection over a client made elsewhere. */
export function connectionOf(client: AdminClient): Connection {
  return { client, session: createSession(client) };
}
