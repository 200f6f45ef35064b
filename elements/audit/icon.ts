import { type DrawIcon, iconWith } from '../internal/icon.ts';
import { type AuditIconName, auditIcons } from './audit-icons.generated.ts';

export type { IconName } from '../internal/icon.ts';
export type { AuditIconName } from './audit-icons.generated.ts';

/** An icon of the log, or one that is built in. `size` in px. */
export const icon: DrawIcon<AuditIconName> = iconWith(auditIcons);
