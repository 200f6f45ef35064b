import { createAdminClient, createFormStore, type FormState, type FormStore } from '../../sdk/index.ts';
import type { FieldDescriptor, ModelDescriptor, UpdateInput } from '../../sdk/index.ts';
import { type LooseFixtures, type FixtureCall, fixtureLink, Refusal } from '../../stories/support/fixture-client.ts';
import { type ArticleServer, articleModel, articleServer } from '../../stories/support/articles.ts';

interface Opening {
  id?: string | null;
  model?: ModelDescriptor;
  server?: ArticleServer;
  answers?: LooseFixtures;
}

/** Paths of the procedures that a form calls. */
export const UPDATE = 'records.articles.update';
export const CREATE = 'records.articles.create';
export const GET = 'records.articles.get';

/** A form store of article 7 (or of a new one, with `id` null) that has loaded, and what it sent. */
export async function openStore({
  id = '7',
  model = articleModel(),
  server = articleServer(),
  answers = {},
}: Opening = {}): Promise<{
  store: FormStore;
  server: ArticleServer;
  calls: FixtureCall[];
  sent(path: string): unknown[];
  updates(): UpdateInput[];
}> {
  const calls: FixtureCall[] = [];
  const client = createAdminClient({ link: fixtureLink({ ...server.table, ...answers }, calls) });
  const store = createFormStore(client, model, id);
  await store.load();
  const sent = (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input);
  return { store, server, calls, sent, updates: () => sent(UPDATE) as UpdateInput[] };
}

/** The model of articles with one field described otherwise. */
export function withField(name: string, changes: Partial<FieldDescriptor>): ModelDescriptor {
  const model = articleModel();
  return { ...model, fields: model.fields.map((field) => (field.name === name ? { ...field, ...changes } : field)) };
}

/** What a store says now. */
export const state = (store: FormStore): FormState => store.$state.get();

/** A fixture that answers with a refusal. */
export const refuse =
  (...[code, details]: ConstructorParameters<typeof Refusal>) =>
  (): never => {
    throw new Refusal(code, details);
  };

/** The server's own update. */
export const updateOf = (server: ArticleServer, input: unknown): unknown =>
  (server.table[UPDATE] as (input: unknown) => unknown)(input);
