import type { Transaction } from 'sequelize';
import type { AuditEntry } from '../audit/audit.service.ts';
import type { Context } from '../context.ts';
import type { Key } from '../contract.ts';

/** A user who is acted as, by the name that the log knows of him. */
export interface ActedAs {
  key: Key;
  label: string | null;
}

/** What the log tells of the beginning or the end of acting as somebody else. */
export function actingEntry({ runtime }: Context, action: string, { key, label }: ActedAs): AuditEntry {
  const slug = runtime.registry.of(runtime.models.User)?.slug;
  return {
    action,
    ...(slug !== undefined && { model: slug }),
    recordKey: key,
    ...(label !== null && { recordLabel: label }),
  };
}

/** What an administrator and the user whom he acts as were called when it began: they may be no more. */
export async function namesAtStart(
  { runtime }: Context,
  { by, as }: { by: Key | null; as: Key },
  transaction: Transaction,
): Promise<{ by: string | null; as: string | null }> {
  const started = await runtime.models.AdminLog.findOne({
    attributes: ['userLabel', 'recordLabel'],
    where: { userId: by, action: 'impersonation_start', recordKey: as },
    order: [['id', 'DESC']],
    raw: true,
    transaction,
  });
  return { by: started?.userLabel ?? null, as: started?.recordLabel ?? null };
}
