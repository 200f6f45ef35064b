import type { Association, Sequelize } from 'sequelize';
import { ConfigError } from '../config.ts';
import { SLUG } from '../roles/permissions.ts';
import { type AnyModel, describeModel, internals, type ModelEntry } from './entry.ts';
import type { ModelAdmin } from './model-admin.ts';

/** The models of an admin by slug, hidden ones left out. */
export class Registry {
  readonly #bySlug = new Map<string, ModelEntry>();
  readonly #byModel = new Map<AnyModel, ModelEntry>();
  readonly #hidden: ReadonlyMap<AnyModel, ModelEntry>;

  constructor(entries: Iterable<ModelEntry>, hidden: readonly ModelEntry[] = []) {
    this.#hidden = new Map(hidden.map((entry) => [entry.model, entry]));
    for (const entry of entries) {
      if (this.#bySlug.has(entry.slug))
        throw new ConfigError(
          'CFG_SLUG_TWICE',
          `Two models have the slug "${entry.slug}": give one of them another slug`,
        );
      this.#bySlug.set(entry.slug, entry);
      this.#byModel.set(entry.model, entry);
    }
  }

  get(slug: string): ModelEntry | undefined {
    return this.#bySlug.get(slug);
  }

  of(model: AnyModel): ModelEntry | undefined {
    return this.#byModel.get(model);
  }

  /** The same, of hidden models too: where others point at their records, these are named, within what their options say. */
  described(model: AnyModel): ModelEntry | undefined {
    return this.#byModel.get(model) ?? this.#hidden.get(model);
  }

  [Symbol.iterator](): IterableIterator<ModelEntry> {
    return this.#bySlug.values();
  }
}

/** Words of our own URLs, which no model may take. */
const RESERVED = new Set('api assets login new trash media account audit search then call apply'.split(' '));

/** A model of the team with its options. */
export interface ModelDefinition {
  slug: string;
  model: AnyModel;
  admin: ModelAdmin;
}

/** The definitions that the `models` option gives, or those of every model of the instance but join tables. */
export function definitions(sequelize: Sequelize, models: Record<string, unknown> | undefined): ModelDefinition[] {
  if (!models) {
    const joins = joinTables(sequelize);
    return Object.values(sequelize.models)
      .filter((model) => !joins.has(model))
      .map((model) => definition(undefined, model as AnyModel));
  }
  return Object.entries(models).map(([key, value]) => {
    const beside = value as { model: AnyModel; admin?: ModelAdmin };
    return typeof value === 'function'
      ? definition(key, value as AnyModel)
      : definition(key, beside.model, beside.admin);
  });
}

/** Describes the models. @throws ConfigError */
export function createRegistry(given: readonly ModelDefinition[]): Registry {
  const describe = (hidden: boolean) =>
    given
      .filter(({ admin }) => Boolean(admin.hidden) === hidden)
      .map(({ slug, model, admin }) => describeModel(slug, model, admin));
  return new Registry(describe(false), describe(true));
}

function definition(key: string | undefined, model: AnyModel, beside?: ModelAdmin): ModelDefinition {
  const admin = beside ?? internals(model).admin ?? {};
  if (key !== undefined && admin.slug !== undefined && admin.slug !== key)
    throw new ConfigError(
      'CFG_SLUG_KEY',
      `models.${key} has the slug "${admin.slug}": make the key and the slug the same`,
    );
  const slug = key ?? admin.slug ?? model.tableName;
  if (!SLUG.test(slug))
    throw new ConfigError('CFG_SLUG', `"${slug}" is no slug: use lower-case letters, digits, _ and -, a letter first`);
  if (RESERVED.has(slug))
    throw new ConfigError('CFG_SLUG_RESERVED', `The slug "${slug}" is one of our own words: take another`);
  return { slug, model, admin };
}

function joinTables(sequelize: Sequelize): Set<unknown> {
  const joins = new Set<unknown>();
  for (const model of Object.values(sequelize.models))
    for (const association of Object.values(model.associations as Record<string, Association>))
      if ('through' in association) joins.add((association.through as { model: unknown }).model);
  return joins;
}
