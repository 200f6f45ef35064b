import type { AnyTRPCRouter } from '@trpc/server';
import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCLink } from '@trpc/client';
import { type Call, createCalls, createListeners } from './calls.ts';
import { codec } from './codec.ts';
import type {
  AccountOutput,
  AccountUpdateInput,
  AdminTypes,
  ChangeEmailInput,
  ChangePasswordInput,
  ConfirmPasswordInput,
  DisableTotpInput,
  Key,
  LogFacets,
  LoginInput,
  LoginOutput,
  LogOutput,
  LogQuery,
  MatrixOutput,
  MeOutput,
  ModelDescriptor,
  RecoverOutput,
  RecoveryCodeInput,
  RecoveryCodesOutput,
  SessionOutput,
  StartImpersonationInput,
  StopImpersonationOutput,
  TotpCodeInput,
  TotpSetup,
  UserAccountOutput,
} from './contract.ts';
import type { AnyRecords, CallOptions, RecordsClient } from './records.ts';

interface Endpoint {
  /** Where the admin is mounted, e.g. `/admin` or `https://example.org/admin`. */
  url: string;
  /** Language of the labels that the server sends; default: the browser's own. */
  locale?: string;
  fetch?: typeof fetch;
}

/** A tRPC link instead of an endpoint: tests and catalogues answer from fixtures with one. */
interface CustomLink {
  link: TRPCLink<AnyTRPCRouter>;
}

/** Where the admin is, or a link of tRPC that leads to it. */
export type ClientOptions = Endpoint | CustomLink;

type Query<Input, Output> = { query(input: Input, options?: CallOptions): Promise<Output> };
type BareQuery<Output> = { query(input?: undefined, options?: CallOptions): Promise<Output> };
type Mutation<Input, Output> = { mutate(input: Input): Promise<Output> };
type BareMutation<Output> = { mutate(): Promise<Output> };
interface Done {
  ok: true;
}

/** The typed client of an admin. Every call rejects with an AsokError. */
export interface AdminClient<A extends AdminTypes = AdminTypes> {
  auth: {
    me: BareQuery<MeOutput>;
    /** @throws AsokError `INVALID_CREDENTIALS`, `RATE_LIMITED` */
    login: Mutation<LoginInput, LoginOutput>;
    /** The second step of `login`. @throws AsokError `CODE_INVALID`, `RATE_LIMITED`, `UNAUTHENTICATED` */
    verifyTotp: Mutation<TotpCodeInput, MeOutput>;
    /** The second step without the phone; uses the code up. @throws AsokError as `verifyTotp` */
    recover: Mutation<RecoveryCodeInput, RecoverOutput>;
    logout: BareMutation<Done>;
  };
  /** One's own account. What needs a recent password throws AsokError `REAUTH_REQUIRED` without one. */
  account: {
    get: BareQuery<AccountOutput>;
    update: Mutation<AccountUpdateInput, MeOutput>;
    changeEmail: Mutation<ChangeEmailInput, MeOutput>;
    changePassword: Mutation<ChangePasswordInput, MeOutput>;
    /** Gives the password again, for ten minutes. @throws AsokError `INVALID_CREDENTIALS`, `RATE_LIMITED` */
    confirmPassword: Mutation<ConfirmPasswordInput, Done>;
    sessions: BareQuery<SessionOutput[]>;
    revokeSession: Mutation<{ id: string }, Done>;
    revokeOtherSessions: BareMutation<{ revoked: number }>;
    startTotp: BareMutation<TotpSetup>;
    confirmTotp: Mutation<TotpCodeInput, RecoveryCodesOutput>;
    disableTotp: Mutation<DisableTotpInput, Done>;
    renewRecoveryCodes: BareMutation<RecoveryCodesOutput>;
  };
  /** What is done to the accounts of others. */
  users: {
    account: Query<{ id: Key }, UserAccountOutput>;
    setDisabled: Mutation<{ id: Key; disabled: boolean }, Done>;
    resetTotp: Mutation<{ id: Key }, Done>;
    revokeSession: Mutation<{ id: Key; session: string }, Done>;
    revokeSessions: Mutation<{ id: Key }, { revoked: number }>;
  };
  impersonation: {
    /** @throws AsokError `IMPERSONATION_REFUSED` */
    start: Mutation<StartImpersonationInput, MeOutput>;
    stop: BareMutation<StopImpersonationOutput>;
  };
  /** The log, for is_admin alone. */
  audit: {
    list: Query<LogQuery, LogOutput>;
    facets: BareQuery<LogFacets>;
  };
  meta: { models: BareQuery<ModelDescriptor[]> };
  roles: { matrix: BareQuery<MatrixOutput> };
  records: RecordsClient<A>;
  /** The procedures of a model by its slug, untyped: for code that learns the model at run time. */
  model(slug: string): AnyRecords;
  /** Calls `listener` after this client changed records of a model; returns the function that stops it. */
  onChange(listener: (slug: string) => void): () => void;
  /** Tells the listeners that records of a model changed by another way. */
  invalidate(slug: string): void;
  /** Calls `listener` after a call was answered 401; returns the function that stops it. */
  onUnauthenticated(listener: () => void): () => void;
  /** Calls `listener` after a change was refused as an impersonation is over; returns the function that stops it. */
  onImpersonationEnded(listener: () => void): () => void;
  /**
   * Calls `ask` when a call is refused `REAUTH_REQUIRED`; where that resolves with true, as after `account.confirmPassword`,
   * the call is sent again. One question serves all calls that wait for it, and of several functions the latest is asked.
   * Returns the function that stops it.
   */
  onReauthRequired(ask: () => Promise<boolean>): () => void;
}

const CHANGES = new Set(['create', 'update', 'remove', 'removeMany']);

/** Makes a client for the admin at `url`; give it `typeof admin` for types from your own models. */
export function createAdminClient<A extends AdminTypes = AdminTypes>(options: ClientOptions): AdminClient<A> {
  const trpc = createTRPCClient({ links: ['link' in options ? options.link : httpLinks(options)] });
  const changed = createListeners<[slug: string]>();
  const calls = createCalls(async ({ path, type, args }) => {
    const procedure = path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], trpc);
    const run = (procedure as Record<Call['type'], (...input: readonly unknown[]) => Promise<unknown>>)[type];
    const answer = await run(...args);
    const [root, slug, verb] = path;
    if (root === 'records' && slug && CHANGES.has(verb ?? '')) changed.tell(slug);
    return answer;
  });
  // A plain object of functions, never tRPC's proxy: a proxy answers to every name, which confuses templates that
  // probe values (Lit asks for `_$litDirective$`) and promises (`then`).
  const query = (...path: string[]) => ({ query: (...args: unknown[]) => calls.send({ path, type: 'query', args }) });
  const mutation = (...path: string[]) => ({
    mutate: (...args: unknown[]) => calls.send({ path, type: 'mutate', args }),
  });
  const group = (name: string, procedures: { queries: readonly string[]; mutations: readonly string[] }) => ({
    [name]: Object.fromEntries([
      ...procedures.queries.map((procedure) => [procedure, query(name, procedure)]),
      ...procedures.mutations.map((procedure) => [procedure, mutation(name, procedure)]),
    ]) as Record<string, unknown>,
  });
  const model = (slug: string) => ({
    list: query('records', slug, 'list'),
    get: query('records', slug, 'get'),
    create: mutation('records', slug, 'create'),
    update: mutation('records', slug, 'update'),
    remove: mutation('records', slug, 'remove'),
    removeMany: mutation('records', slug, 'removeMany'),
    file: query('records', slug, 'file'),
    options: query('records', slug, 'options'),
  });
  const client = {
    ...group('auth', { queries: ['me'], mutations: ['login', 'verifyTotp', 'recover', 'logout'] }),
    ...group('account', {
      queries: ['get', 'sessions'],
      mutations: [
        'update',
        'changeEmail',
        'changePassword',
        'confirmPassword',
        'revokeSession',
        'revokeOtherSessions',
        'startTotp',
        'confirmTotp',
        'disableTotp',
        'renewRecoveryCodes',
      ],
    }),
    ...group('users', {
      queries: ['account'],
      mutations: ['setDisabled', 'resetTotp', 'revokeSession', 'revokeSessions'],
    }),
    ...group('impersonation', { queries: [], mutations: ['start', 'stop'] }),
    ...group('audit', { queries: ['list', 'facets'], mutations: [] }),
    ...group('meta', { queries: ['models'], mutations: [] }),
    ...group('roles', { queries: ['matrix'], mutations: [] }),
    records: byName(model),
    model,
    invalidate: changed.tell,
    onChange: changed.add,
    onUnauthenticated: calls.unauthenticated.add,
    onImpersonationEnded: calls.impersonationEnded.add,
    onReauthRequired: calls.onReauthRequired,
  };
  return client as unknown as AdminClient<A>;
}

/** An object that makes a value for any plain name on first use. */
function byName<T>(make: (name: string) => T): Record<string, T> {
  const made = new Map<string, T>();
  return new Proxy({} as Record<string, T>, {
    get(_target, name) {
      if (typeof name !== 'string' || name === 'then' || name.startsWith('_$')) return undefined;
      const value = made.get(name) ?? make(name);
      made.set(name, value);
      return value;
    },
  });
}

// Queries batch; mutations go alone, so that one request sets one cookie and is one transaction.
function httpLinks({ url, locale, fetch: ownFetch }: Endpoint): TRPCLink<never> {
  const send: typeof fetch = ownFetch ?? ((input, init) => fetch(input, init));
  const settings = {
    url: `${url.replace(/\/$/, '')}/api/trpc`,
    transformer: codec,
    methodOverride: 'POST' as const,
    headers: () => ({ 'x-asok-client': '1', ...(locale && { 'accept-language': locale }) }),
    fetch: (input: RequestInfo | URL | string, init?: RequestInit) =>
      send(input as string, { ...init, credentials: 'include' }),
  };
  return splitLink({
    condition: (operation) => operation.type === 'query',
    true: httpBatchLink({ ...settings, maxItems: 20 } as never),
    false: httpLink(settings as never),
  }) as TRPCLink<never>;
}
