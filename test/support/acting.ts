import assert from 'node:assert/strict';
import type { MeOutput } from '../../server/contract.ts';
import type { AdminLog } from '../../server/audit/audit.model.ts';
import { type Answer, cookieOf, type TestApp } from './app.ts';
import { type ActorName, emailOf } from './scenario.ts';

/** Somebody's browser: it keeps the cookie that it is given last. */
export interface Visitor {
  readonly cookie: string;
  call(path: string, input?: unknown): Promise<Answer>;
  me(): Promise<MeOutput>;
  /** Acts as a user. */
  actAs(user: number | string): Promise<MeOutput>;
}

/** A browser with a cookie, at one instance. */
export function visitor(app: TestApp, start: string): Visitor {
  let cookie = start;
  const call: Visitor['call'] = async (path, input) => {
    const answer = await app.call(path, input, { cookie });
    cookie = cookieOf(answer.headers) ?? cookie;
    return answer;
  };
  return {
    get cookie() {
      return cookie;
    },
    call,
    me: async () => (await call('auth.me')).data as MeOutput,
    actAs: async (user) => {
      const { status, data, text } = await call('impersonation.start', { user: String(user) });
      assert.equal(status, 200, text);
      return data as MeOutput;
    },
  };
}

/** The browsers of actors of a site: where they have signed in, and where they act as somebody else. */
export function browsersOf(site: { app: TestApp; ids: Record<ActorName, number> }) {
  const enter = async (actor: ActorName): Promise<Visitor> => visitor(site.app, await site.app.login(emailOf(actor)));
  return {
    enter,
    acting: async (as: ActorName, who: ActorName = 'root'): Promise<Visitor> => {
      const person = await enter(who);
      await person.actAs(site.ids[as]);
      return person;
    },
  };
}

/** One row of the log about acting as somebody else. */
export type ActingRow = Pick<
  AdminLog,
  'action' | 'userId' | 'impersonatorId' | 'model' | 'recordKey' | 'recordLabel' | 'changes'
>;

/** The rows of the log whose action begins so, once what waits for answers is done. */
export async function rowsOf({ admin }: TestApp, action: string): Promise<ActingRow[]> {
  await admin.settled();
  const rows = await admin.models.AdminLog.findAll({ order: ['id'], raw: true });
  return rows
    .filter((row) => row.action.startsWith(action))
    .map(({ action: name, userId, impersonatorId, model, recordKey, recordLabel, changes }) => ({
      action: name,
      userId,
      impersonatorId,
      model,
      recordKey,
      recordLabel,
      changes,
    }));
}
