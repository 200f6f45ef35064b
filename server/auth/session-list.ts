import { hash } from 'node:crypto';
import { Op } from 'sequelize';
import type { SessionOutput } from '../contract.ts';
import { columnSql, columnOf, selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { asDate } from './identity.ts';
import type { SessionStore } from './session.ts';

interface WhoseSessions {
  userId: string | number;
  /** Token hash of the caller's own session. */
  current: string | null;
}

/** Names a session to people: made of what is stored, from which it cannot be found again. */
function sessionId(tokenHash: string): string {
  return hash('sha256', `session ${tokenHash}`, 'base64url').slice(0, 22);
}

/** Of one user. Whoever has more ends them all at once. */
const MAX_LISTED = 100;

/** The sessions of a user that live, the one used last first; at most a hundred. */
export async function listSessions(store: SessionStore, whose: WhoseSessions): Promise<SessionOutput[]> {
  const rows = await livingSessions(store, whose.userId);
  return rows.map((row) => ({
    id: sessionId(String(row.tokenHash)),
    current: row.tokenHash === whose.current,
    createdAt: asDate(row.createdAt),
    lastSeenAt: asDate(row.lastSeenAt),
    expiresAt: endOf(store, row),
    ip: textOrNull(row.ip),
    userAgent: textOrNull(row.userAgent),
  }));
}

/** The token hash of a session of a user by its name. @throws AdminError `NOT_FOUND`, also for somebody else's */
export async function findSession(store: SessionStore, userId: string | number, id: string): Promise<string> {
  const rows = await livingSessions(store, userId);
  const found = rows.find((row) => sessionId(String(row.tokenHash)) === id);
  if (!found) throw errors.notFound();
  return String(found.tokenHash);
}

const LISTED = ['tokenHash', 'createdAt', 'lastSeenAt', 'expiresAt', 'ip', 'userAgent'];

async function livingSessions({ database, models, config }: SessionStore, userId: string | number) {
  const { Session, Account } = models;
  const now = config.now();
  const oldest = new Date(now.getTime() - config.sessionMaxAge * 1000);
  const [account] = await database.select(
    selectSql(Account, { attributes: ['sessionEpoch'], where: [{ userId }], limit: 1 }),
  );
  return database.select(
    selectSql(Session, {
      attributes: LISTED,
      where: [
        { userId, kind: 'full', userEpoch: Number(account?.sessionEpoch ?? 0) },
        { expiresAt: { [Op.gt]: now }, createdAt: { [Op.gt]: oldest } },
        { idleExpiresAt: { [Op.or]: [null, { [Op.gt]: now }] } },
      ],
      order: ['lastSeenAt', 'createdAt', 'tokenHash'].map((name) => [
        columnSql(Session, columnOf(Session, name)),
        'DESC',
      ]),
      limit: MAX_LISTED,
    }),
  );
}

// A site that lets sessions live shorter than it did means the old ones too.
function endOf({ config }: SessionStore, { createdAt, expiresAt }: Record<string, unknown>): Date {
  const longest = asDate(createdAt).getTime() + config.sessionMaxAge * 1000;
  return new Date(Math.min(asDate(expiresAt).getTime(), longest));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
