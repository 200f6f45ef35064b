import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AnyTRPCRouter, TRPCBuiltRouter, TRPCRouterRecord } from '@trpc/server';
import type { Model } from 'sequelize';
import type { AuthRouter } from './auth/auth.router.ts';
import type { ModelOf, ModelOption } from './config.ts';
import type { Context, ContextFacts } from './context.ts';
import type { RecordShape } from './contract.ts';
import type { RequestInfo } from './http/request-context.ts';
import type { MetaRouter } from './meta/meta.router.ts';
import type { ShapeOf, ShapesOf } from './meta/model-types.ts';
import type { OwnModels } from './own-models.ts';
import type { RecordsRouter } from './records/records.types.ts';
import type { RolesRouter } from './roles/roles.router.ts';
import type { Role } from './roles/roles.model.ts';
import type { Root } from './trpc.ts';
import type { User } from './users/users.model.ts';
import type { NewUser } from './users/users.service.ts';

interface AnyShape extends RecordShape {
  row: Record<string, unknown>;
  create: Record<string, unknown>;
  changes: Record<string, unknown>;
  columns: Record<string, unknown>;
}

interface BuiltIn {
  users: ShapeOf<User>;
  roles: ShapeOf<Role>;
}

type Given<E extends Record<string, ModelOption>> = ShapesOf<{ [K in keyof E & string]: ModelOf<E[K]> }>;

/** The record types of an admin: the models given, users and roles; any slug where no models were given. */
export type ShapesFor<E extends Record<string, ModelOption>> = string extends keyof E
  ? Record<string, AnyShape>
  : Given<E> & Omit<BuiltIn, keyof E>;

export type AdminRouter<Shapes extends Record<string, RecordShape>> = TRPCBuiltRouter<
  Root,
  {
    auth: AuthRouter;
    meta: MetaRouter;
    roles: RolesRouter;
    records: RecordsRouter<Shapes> & TRPCRouterRecord;
  }
>;

/** An admin: its router, its handler for any host, and its own models. */
export interface Admin<E extends Record<string, ModelOption> = Record<string, ModelOption>> {
  /** Types alone, for `createAdminClient<typeof admin>`. */
  readonly $types: { records: ShapesFor<E> };
  /** The tRPC router, to be served by `fetch` or mounted in a router of your own. */
  readonly router: string extends keyof E ? AnyTRPCRouter : AdminRouter<ShapesFor<E>>;
  /** Our own models, for seeds and scripts; writes through them pass no policy. */
  readonly models: OwnModels;
  /** Resolves when the tables are as this version needs them; `fetch`, `node` and `listen` wait for it. */
  readonly ready: Promise<void>;
  /** Answers one request. `clientAddress`: the socket's, from a host that knows it. */
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  /** A listener of node:http, also fit for Express. */
  node(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>;
  /** Serves the admin alone. */
  listen(port: number, options?: { host?: string }): Promise<Server>;
  /** The context of a request, for a tRPC router or a route of your own. */
  contextOf(request: Request, info?: RequestInfo): Promise<Context>;
  /** A context of your own making: with `systemActor`, or nobody's. */
  createContext(facts?: ContextFacts): Context;
  /** Makes a user as the system, password policy included. @throws AdminError */
  createUser(user: NewUser): Promise<{ key: string }>;
  /** The text that a record is shown by. */
  display(record: Model): string;
  /** Resolves when the work that waits for answers (logs, refunds) is done: for hosts that freeze between requests. */
  settled(): Promise<void>;
  /** Writes what is still to be written, and closes the server and the database. */
  close(): Promise<void>;
}
