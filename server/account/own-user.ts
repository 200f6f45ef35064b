import { type Model, type ModelStatic, type Transaction, UniqueConstraintError } from 'sequelize';
import type { Context } from '../context.ts';
import { logged } from '../db/logged.ts';
import { errors } from '../errors.ts';
import type { ModelEntry } from '../meta/entry.ts';
import { modelError } from '../records/model-error.ts';
import type { UserActor } from '../roles/actor.ts';

/** The user model as the admin describes it; a team may hide it. */
export function ownEntry({ runtime }: Context): ModelEntry | undefined {
  return runtime.registry.of(runtime.models.User);
}

interface OwnChange {
  actor: UserActor;
  /** New values by attribute of the user model. */
  values: Record<string, unknown>;
  /** What the caller called them. */
  field: string;
}

/**
 * Writes into one's own row of the users, whatever one's rights are, with the model's own hooks and validators. Gives the
 * old values.
 * @throws AdminError `NOT_UNIQUE`, `VALIDATION_FAILED`
 */
export async function saveOwnUser(
  ctx: Context,
  { actor, values, field }: OwnChange,
  transaction: Transaction,
): Promise<Record<string, unknown>> {
  const user = await ctx.runtime.users.model.unscoped().findByPk(actor.id, { transaction, lock: true });
  if (!user) throw errors.unauthenticated();
  const before = Object.fromEntries(Object.keys(values).map((name) => [name, user.get(name) ?? null]));
  await save(user, values, transaction).catch((error: unknown) => {
    throw refusal(ctx, { values, field, error });
  });
  return before;
}

async function save(user: Model, values: Record<string, unknown>, transaction: Transaction): Promise<void> {
  user.set(values);
  await user.save(logged(user.constructor as ModelStatic<Model>, { transaction }));
}

function refusal(ctx: Context, { values, field, error }: Omit<OwnChange, 'actor'> & { error: unknown }): unknown {
  const entry = ownEntry(ctx);
  const names = new Map(Object.keys(values).map((name) => [name, field]));
  if (entry) return modelError({ entry, where: [], canRead: () => true, canWrite: () => true }, error, names);
  return error instanceof UniqueConstraintError ? errors.notUnique({ [field]: { code: 'unique' } }, error) : error;
}
