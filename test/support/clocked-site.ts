import type { AdminOptions } from '../../server/config.ts';
import { createTestApp, type TestApp } from './app.ts';
import type { DatabaseKind, TestDatabase } from './databases.ts';
import { type ActorName, createActors } from './scenario.ts';

/** A clock that stands still until it is told otherwise. */
export interface Clock {
  now: Date;
  /** Moves it on by seconds. */
  pass(seconds: number): void;
}

/** A site with the actors of `scenario.ts`, on a clock of the test's own. */
export interface ClockedSite {
  app: TestApp;
  database: TestDatabase;
  clock: Clock;
  ids: Record<ActorName, number>;
  close(): Promise<void>;
}

/** Makes the site in an empty database. */
export async function openClockedSite(kind: DatabaseKind, options: Partial<AdminOptions> = {}): Promise<ClockedSite> {
  const database = await kind.create({ logging: false });
  const clock: Clock = {
    // In the middle of a step of two-factor.
    now: new Date('2026-03-14T09:26:15.000Z'),
    pass: (seconds) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
  const app = await createTestApp(database, { now: () => clock.now, ...options });
  const ids = await createActors(app.admin.models);
  return {
    app,
    database,
    clock,
    ids,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}
