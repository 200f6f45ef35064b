import type { Catalogue } from '../i18n/en.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import type { AuditIconName, IconName } from './icon.ts';

type Tone = 'success' | 'accent' | 'danger' | 'warning' | 'info' | '';

/** How an action of the log is shown. */
interface ActionLook {
  tone: Tone;
  icon: AuditIconName | IconName;
}

type PlainKey = { [K in keyof Catalogue]: Catalogue[K] extends string ? K : never }[keyof Catalogue];

type Known = readonly [term: PlainKey, tone: Tone, icon: AuditIconName | IconName];

const KNOWN: Record<string, Known> = {
  create: ['auditActionCreate', 'success', 'plus'],
  update: ['auditActionUpdate', 'accent', 'pencil'],
  delete: ['auditActionDelete', 'danger', 'trash-2'],
  restore: ['auditActionRestore', 'info', 'rotate-ccw'],
  login: ['auditActionLogin', '', 'log-in'],
  logout: ['auditActionLogout', '', 'log-out'],
  login_failed: ['auditActionLoginFailed', 'warning', 'triangle-alert'],
  login_blocked: ['auditActionLoginBlocked', 'warning', 'lock'],
  denied: ['auditActionDenied', 'warning', 'lock'],
  reauth: ['auditActionReauth', '', 'key-round'],
  reauth_failed: ['auditActionReauthFailed', 'warning', 'triangle-alert'],
  reauth_blocked: ['auditActionReauthBlocked', 'warning', 'lock'],
  self_update: ['auditActionSelf', 'accent', 'user'],
  password_changed: ['auditActionPassword', 'accent', 'key-round'],
  '2fa_started': ['auditActionTotpStarted', '', 'smartphone'],
  '2fa_enabled': ['auditActionTotpOn', 'success', 'smartphone'],
  '2fa_disabled': ['auditActionTotpOff', 'danger', 'smartphone'],
  '2fa_reset': ['auditActionTotpReset', 'danger', 'smartphone'],
  '2fa_failed': ['auditActionTotpFailed', 'warning', 'triangle-alert'],
  recovery_code_used: ['auditActionRecoveryUsed', 'warning', 'key-round'],
  recovery_codes_renewed: ['auditActionRecoveryRenewed', 'accent', 'key-round'],
  session_revoked: ['auditActionSession', '', 'monitor'],
  account_disabled: ['auditActionDisabled', 'danger', 'user'],
  account_enabled: ['auditActionEnabled', 'success', 'user'],
  impersonation_start: ['auditActionActStart', 'warning', 'venetian-mask'],
  impersonation_stop: ['auditActionActStop', '', 'venetian-mask'],
  impersonation_expire: ['auditActionActExpire', '', 'venetian-mask'],
};

const OTHER: ActionLook = { tone: '', icon: 'zap' };

/** The colour and the icon of an action; never its only sign. */
export function actionLook(action: string): ActionLook {
  const known = knownAction(action);
  return known ? { tone: known[1], icon: known[2] } : OTHER;
}

/** What an action is called; one that a team's own code logs, by its name. */
export function actionLabel(localize: LocalizeController, action: string): string {
  const known = knownAction(action);
  if (known) return localize.term(known[0]);
  const words = action.replaceAll(/[_.]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase(localize.lang()) + words.slice(1);
}

function knownAction(action: string): Known | undefined {
  return Object.hasOwn(KNOWN, action) ? KNOWN[action] : undefined;
}
