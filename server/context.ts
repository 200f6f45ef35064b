import type { Acting } from './audit/acting.ts';
import type { AuditLog } from './audit/audit.service.ts';
import type { SessionFacts } from './auth/identity.ts';
import type { Passwords } from './auth/password.ts';
import type { RateLimits } from './auth/rate-limit.ts';
import type { SecretBox } from './auth/secret-box.ts';
import type { UserTable } from './auth/user-table.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { OwnModels } from './own-models.ts';
import type { Registry } from './meta/registry.ts';
import type { WriteGuard } from './records/guard.ts';
import type { RequestFacts } from './request.ts';
import { type Actor, anonymous, genuineActor, holdBack } from './roles/actor.ts';

/** What one `createAdmin` is made of; the same for all its requests. */
export interface Runtime {
  readonly config: Config;
  readonly database: Database;
  readonly models: OwnModels;
  /** Attributes of the user model. */
  readonly users: UserTable;
  readonly registry: Registry;
  readonly passwords: Passwords;
  readonly secretBox: SecretBox;
  readonly limits: RateLimits;
  readonly audit: AuditLog;
  /** On whose behalf the team's own code runs; in use where its writes are logged. */
  readonly acting: Acting;
  /** Checks that join every write of the model they name. */
  readonly guards: readonly WriteGuard<Context>[];
}

/** What every service is given first. Frozen, since the calls of one batch share it. */
export interface Context {
  readonly runtime: Runtime;
  readonly actor: Actor;
  readonly session: SessionFacts | null;
  /** SHA-256 of a token that is no session: perhaps that of a sign-in which waits for its second step. */
  readonly unknownToken: string | null;
  readonly request: RequestFacts;
  /** Headers of the answer: the session cookie goes here. */
  readonly responseHeaders: Headers;
  /** Runs once the answer is on its way: logs and refunds that must not tell by their time what happened. */
  after(job: () => Promise<void>): void;
}

/** What is known of a caller. */
export type ContextFacts = Partial<Omit<Context, 'runtime' | 'after'>> & { after?: Context['after'] };

/** Makes a context; what is not given is nobody's, from nowhere. */
export function createContext(runtime: Runtime, facts: ContextFacts = {}): Context {
  const actor = genuineActor(facts.actor ?? anonymous);
  holdBack(actor, runtime.config);
  return Object.freeze({
    runtime,
    actor,
    session: facts.session ?? null,
    unknownToken: facts.unknownToken ?? null,
    request: facts.request ?? {
      id: crypto.randomUUID(),
      address: null,
      userAgent: null,
      locale: runtime.config.defaultLocale,
      secure: false,
    },
    responseHeaders: facts.responseHeaders ?? new Headers(),
    after: facts.after ?? ((job) => void job().catch((error: unknown) => reportFailure(runtime, error))),
  });
}

/** Runs code on behalf of a caller: what it writes through the models is logged as his, where that is logged at all. */
export function runAs<T>(ctx: Context, work: () => T): T {
  const { acting, config } = ctx.runtime;
  return config.audit === 'all' ? acting.run(ctx, work) : work();
}

function reportFailure({ config }: Runtime, error: unknown): void {
  config.logger.error({ error: error instanceof Error ? error.message : String(error) }, 'work after an answer failed');
}
