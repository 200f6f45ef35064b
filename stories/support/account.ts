import type { AccountOutput, SessionOutput, TotpSetup } from '../../sdk/index.ts';
import { administrator, me } from './site.ts';
import type { Fixtures } from './fixture-client.ts';

/** The account of the stories' administrator: without two-factor, with a role. */
export function accountOutput(changes: Partial<AccountOutput> = {}): AccountOutput {
  const { key, email, name, isAdmin, roles } = administrator;
  return {
    key,
    email,
    name,
    hasName: true,
    isAdmin,
    roles,
    language: null,
    theme: null,
    createdAt: new Date('2025-03-03T09:00:00Z'),
    passwordChangedAt: new Date('2026-02-03T09:00:00Z'),
    totpEnabledAt: null,
    recoveryCodesLeft: null,
    require2fa: false,
    recentPassword: true,
    ...changes,
  };
}

/** The same account with two-factor, and so many recovery codes. */
export const enrolled = (recoveryCodesLeft = 10): AccountOutput =>
  accountOutput({ totpEnabledAt: new Date('2026-04-22T09:00:00Z'), recoveryCodesLeft });

const DESKTOP = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** A session, used long ago, so that a story looks the same tomorrow. */
export function session(id: string, changes: Partial<SessionOutput> = {}): SessionOutput {
  return {
    id,
    current: false,
    createdAt: new Date('2026-03-01T08:00:00Z'),
    lastSeenAt: new Date('2026-03-20T16:30:00Z'),
    expiresAt: new Date('2026-03-31T08:00:00Z'),
    ip: '192.0.2.14',
    userAgent: DESKTOP,
    ...changes,
  };
}

/** This browser, a phone, and something that does not say what it is. */
export const sessions = (): SessionOutput[] => [
  session('a', { current: true }),
  session('b', { userAgent: PHONE, ip: '198.51.100.7', lastSeenAt: new Date('2026-03-19T07:05:00Z') }),
  session('c', { userAgent: null, ip: null, lastSeenAt: new Date('2026-03-02T22:40:00Z') }),
];

/** What an authenticator app is set up with. */
export const setup: TotpSetup = {
  secret: 'KV4G63TQMFYGK4TTKV4G63TQMFYGK4TT',
  uri: 'otpauth://totp/Kestrel%20Press:amira%40kestrel.example?secret=KV4G63TQMFYGK4TTKV4G63TQMFYGK4TT&issuer=Kestrel%20Press&period=30&digits=6&algorithm=SHA1',
};

/** Ten recovery codes. */
export const recoveryCodes = Array.from('QJFKTRWMXD', (first) => `${first}HQM-29KD-C8VN-P3RZ-Q2YE-M7T${first}`);

/** The code that the server of the stories takes. */
export const RIGHT_CODE = '482913';

/** A server with this account, but for what a story or test changes. */
export function accountServer(account: AccountOutput = accountOutput(), changes: Fixtures = {}): Fixtures {
  return {
    'auth.me': me(),
    'meta.models': [],
    'account.get': account,
    'account.sessions': sessions(),
    'account.update': me(),
    'account.changeEmail': me(),
    'account.changePassword': me(),
    'account.confirmPassword': { ok: true },
    'account.revokeSession': { ok: true },
    'account.revokeOtherSessions': { revoked: 2 },
    'account.startTotp': setup,
    'account.confirmTotp': { recoveryCodes },
    'account.disableTotp': { ok: true },
    'account.renewRecoveryCodes': { recoveryCodes },
    ...changes,
  };
}
