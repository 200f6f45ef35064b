import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AnyTRPCRouter, TRPCBuiltRouter } from '@trpc/server';
import type { Model, ModelStatic } from 'sequelize';
import type { AccountRouter } from './account/account.router.ts';
import type { AuditRouter } from './audit/audit.router.ts';
import type { AuthRouter } from './auth/auth.router.ts';
import type { Context, ContextFacts } from './context.ts';
import type { RecordShape } from './contract.ts';
import type { RequestInfo } from './http/request-context.ts';
import type { ImpersonationRouter } from './impersonation/impersonation.router.ts';
import type { MetaRouter } from './meta/meta.router.ts';
import type { InstanceOf } from './meta/model-types.ts';
import type { Masks, ShapeOf } from './meta/record-shapes.ts';
import type { OwnModels } from './own-models.ts';
import type { RecordsRouter } from './records/records.types.ts';
import type { RolesRouter } from './roles/roles.router.ts';
import type { Role } from './roles/roles.model.ts';
import type { Root } from './trpc.ts';
import type { usersAdmin } from './users/users.admin.ts';
import type { User } from './users/users.model.ts';
import type { UsersRouter } from './users/users.router.ts';
import type { NewUser } from './users/users.service.ts';

/** The records of a model that is not known to the types. */
interface AnyShape extends RecordShape {
  row: Record<string, unknown>;
  create: Record<string, unknown>;
  changes: Record<string, unknown>;
  columns: Record<string, unknown>;
}

/** Record types by slug where the models are not known to the types: any slug, any field. */
export type AnyShapes = Record<string, AnyShape>;

type Given<M, F> = {
  [K in keyof M & string]: ShapeOf<
    InstanceOf<M[K]>,
    Masks<InstanceOf<M[K]>, OptionsOf<F, K>>['unread'],
    Masks<InstanceOf<M[K]>, OptionsOf<F, K>>['unwritten']
  >;
};
type OptionsOf<F, K> = K extends keyof F ? F[K] : unknown;

/** The user model: the team's, or ours where it has none. */
type UserModel<U> = [U] extends [never] ? ModelStatic<User> : U extends { model: infer M } ? M : U;
type UserFields<U> = [U] extends [never]
  ? (typeof usersAdmin)['fields']
  : U extends { attributes: { password: infer Name extends string } }
    ? Record<Name, { kind: 'password' }>
    : unknown;

// Users whom the team lists under a slug of its own are not there a second time.
type Users<M, U> = [InstanceOf<UserModel<U>>] extends [InstanceOf<M[keyof M]>]
  ? unknown
  : {
      users: ShapeOf<
        InstanceOf<UserModel<U>>,
        Masks<InstanceOf<UserModel<U>>, UserFields<U>>['unread'],
        Masks<InstanceOf<UserModel<U>>, UserFields<U>>['unwritten']
      >;
    };

/**
 * The record types of an admin by slug: of the models given (`M`, with the options `F` of their fields), users and roles;
 * of any slug where no models were given.
 */
export type ShapesFor<M, F = unknown, U = never> = string extends keyof M
  ? AnyShapes
  : Pretty<Given<M, F> & Omit<Users<M, U> & { roles: ShapeOf<Role> }, keyof M>>;

type Pretty<T> = { [K in keyof T]: T[K] } & {};

/** The procedures of an admin, for tRPC's own client and for a place in a team's own router. */
export type AdminRouter<Shapes extends Record<string, RecordShape>> = TRPCBuiltRouter<
  Root,
  {
    account: AccountRouter;
    audit: AuditRouter;
    auth: AuthRouter;
    impersonation: ImpersonationRouter;
    meta: MetaRouter;
    roles: RolesRouter;
    users: UsersRouter;
    records: RecordsRouter<Shapes>;
  }
>;

/** An admin: its router, its handler for any host, and its own models. Plain `Admin` takes the admin of any models. */
// oxlint-disable-next-line typescript/no-explicit-any -- filters make the router invariant: only `any` takes every admin.
export interface Admin<Shapes extends Record<string, RecordShape> = any> {
  /** Types alone, for `createAdminClient<typeof admin>`. */
  readonly $types: { records: Shapes };
  /** The tRPC router, to be served by `fetch` or mounted in a router of your own. */
  readonly router: string extends keyof Shapes ? AnyTRPCRouter : AdminRouter<Shapes>;
  /** Our own models, for seeds and scripts; writes through them pass no policy. */
  readonly models: OwnModels;
  /** Resolves when the tables are as this version needs them; `fetch`, `node` and `listen` wait for it. */
  readonly ready: Promise<void>;
  /** Answers one request. `clientAddress`: the socket's, from a host that knows it. */
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  /** A listener of node:http; in Express it comes after every other route, since it answers all that reaches it. */
  node(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** Serves the admin alone. */
  listen(port: number, options?: { host?: string }): Promise<Server>;
  /** The context of a request, for a tRPC router or a route of your own. */
  contextOf(request: Request, info?: RequestInfo): Promise<Context>;
  /** A context of your own making: with `systemActor`, or nobody's. */
  createContext(facts?: ContextFacts): Context;
  /** Runs code of yours on behalf of a caller: what it writes is logged as his, where `audit` is `all`. */
  runAs<T>(ctx: Context, work: () => T): T;
  /** Makes a user as the system, password policy included. @throws AdminError */
  createUser(user: NewUser): Promise<{ key: string }>;
  /** The text that a record is shown by. */
  display(record: Model): string;
  /** Resolves when the work that waits for answers (logs, refunds) is done: for hosts that freeze between requests. */
  settled(): Promise<void>;
  /** Writes what is still to be written, and closes the server and the database. */
  close(): Promise<void>;
}
