import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { writeAccount } from '../auth/account-row.ts';
import { asDate, type Identity } from '../auth/identity.ts';
import { meOutput } from '../auth/me.ts';
import { hasRecentPassword, requireOneself } from '../auth/recent-password.ts';
import { countRecoveryCodes } from '../auth/recovery-codes.ts';
import { identifyStored } from '../auth/session.ts';
import type { Context } from '../context.ts';
import type { AccountOutput, AccountUpdateInput, Locale, MeOutput, ThemeChoice } from '../contract.ts';
import { selectSql } from '../db/sql.ts';
import { errors } from '../errors.ts';
import { fieldErrorOf } from '../fields/issues.ts';
import { isStorable } from '../fields/text.ts';
import { schemaOf } from '../meta/field.ts';
import type { UserActor } from '../roles/actor.ts';
import { ownEntry, saveOwnUser } from './own-user.ts';

/** What `account.update` takes. */
export const updateInput: z.ZodType<AccountUpdateInput, AccountUpdateInput> = z.strictObject({
  name: z
    .string()
    .max(255)
    .refine(isStorable, { params: { code: 'format' } })
    .nullable()
    .optional(),
  language: z.enum(['en', 'fr', 'es']).nullable().optional(),
  theme: z.enum(['light', 'dark', 'system']).nullable().optional(),
});

/** One's own account; while acting as somebody else, his. */
export async function getAccount(ctx: Context): Promise<AccountOutput> {
  const { actor, runtime } = ctx;
  if (actor.kind !== 'user') throw errors.unauthenticated();
  const { key, email, name, isAdmin, roles, totpEnabled, impersonator } = actor;
  const [stored, createdAt, recoveryCodesLeft] = await Promise.all([
    storedAccount(ctx, actor),
    userSince(ctx, actor),
    totpEnabled ? countRecoveryCodes(runtime, { userId: actor.id }) : null,
  ]);
  return {
    key,
    email,
    name,
    hasName: runtime.users.name !== null,
    isAdmin,
    roles: [...roles],
    ...stored,
    createdAt,
    recoveryCodesLeft,
    require2fa: runtime.config.require2fa,
    recentPassword: impersonator === null && hasRecentPassword(ctx),
  };
}

/**
 * Changes one's name and settings; what is not given stays.
 * @throws AdminError `VALIDATION_FAILED`, `IMPERSONATING`
 */
export async function updateAccount(ctx: Context, input: AccountUpdateInput): Promise<MeOutput> {
  const { actor, session } = requireOneself(ctx);
  const { database, audit } = ctx.runtime;
  await database.transaction(async (transaction) => {
    const changes = {
      ...(input.name !== undefined && (await rename(ctx, { actor, name: input.name || null }, transaction))),
      ...(await changeSettings(ctx, { actor, input }, transaction)),
    };
    if (Object.keys(changes).length > 0) await audit.write(ctx, [ownLog(ctx, 'self_update', changes)], transaction);
  });
  return answerFor(ctx, await identifyStored(ctx.runtime, session.tokenHash));
}

/** Who is signed in after a change. @throws AdminError `UNAUTHENTICATED` when nobody is any more */
export function answerFor({ runtime }: Context, identity: Identity | null): MeOutput {
  if (!identity) throw errors.unauthenticated();
  return meOutput(runtime.config, identity.actor, identity.session);
}

/** The row of the log that tells what somebody did to his own account. */
export function ownLog(ctx: Context, action: string, changes: object) {
  const { actor } = requireOneself(ctx);
  const entry = ownEntry(ctx);
  const record = { recordKey: actor.key, recordLabel: actor.name ?? actor.email };
  return { action, ...(entry && { model: entry.slug }), ...record, changes };
}

async function rename(
  ctx: Context,
  { actor, name }: { actor: UserActor; name: string | null },
  transaction: Transaction,
): Promise<object> {
  const attribute = ctx.runtime.users.name;
  if (attribute === null) throw errors.invalid({ name: { code: 'unknown' } });
  if (name === actor.name) return {};
  const field = ownEntry(ctx)?.fields.get(attribute);
  const checked = field && name !== null ? schemaOf(field).safeParse(name) : null;
  if (checked?.error) throw errors.invalid({ name: fieldErrorOf(checked.error) });
  const before = await saveOwnUser(ctx, { actor, values: { [attribute]: name }, field: 'name' }, transaction);
  return { [attribute]: { from: before[attribute], to: name } };
}

async function changeSettings(
  { runtime }: Context,
  { actor, input }: { actor: UserActor; input: AccountUpdateInput },
  transaction: Transaction,
): Promise<object> {
  const names = (['language', 'theme'] as const).filter(
    (name) => input[name] !== undefined && input[name] !== actor[name],
  );
  if (names.length === 0) return {};
  const values = Object.fromEntries(names.map((name) => [name, input[name] ?? null]));
  await writeAccount(runtime, { userId: actor.id, values }, transaction);
  return Object.fromEntries(names.map((name) => [name, { from: actor[name], to: values[name] }]));
}

const ACCOUNT = ['language', 'theme', 'passwordChangedAt', 'totpEnabledAt'];

async function storedAccount({ runtime }: Context, { id, totpEnabled }: UserActor) {
  const { database, models } = runtime;
  const [row = {}] = await database.select(
    selectSql(models.Account, { attributes: ACCOUNT, where: [{ userId: id }], limit: 1 }),
  );
  return {
    language: (row.language ?? null) as Locale | null,
    theme: (row.theme ?? null) as ThemeChoice | null,
    passwordChangedAt: momentOrNull(row.passwordChangedAt),
    totpEnabledAt: totpEnabled ? momentOrNull(row.totpEnabledAt) : null,
  };
}

async function userSince({ runtime }: Context, { id }: UserActor): Promise<Date | null> {
  const { database, users } = runtime;
  if (!('createdAt' in users.model.getAttributes())) return null;
  const query = selectSql(users.model, { attributes: ['createdAt'], where: [{ [users.id]: id }], limit: 1 });
  const [row] = await database.select(query);
  return momentOrNull(row?.createdAt);
}

function momentOrNull(value: unknown): Date | null {
  return value === null || value === undefined ? null : asDate(value);
}
