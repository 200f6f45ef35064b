import type { SessionOutput, UserAccountOutput } from '../../sdk/index.ts';
import { Refusal, type Fixtures } from './fixture-client.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

function session(id: string, changes: Partial<SessionOutput> = {}): SessionOutput {
  return {
    id,
    current: false,
    createdAt: new Date('2026-03-02T08:00:00Z'),
    lastSeenAt: new Date('2026-03-04T10:20:00Z'),
    expiresAt: new Date('2026-04-01T08:00:00Z'),
    ip: '192.0.2.17',
    userAgent: FIREFOX,
    ...changes,
  };
}

interface Given extends Partial<UserAccountOutput> {
  longTexts?: boolean;
}

/** A server that holds the account of user 7, and changes it as it is told. */
export function userAccountServer({ longTexts = false, ...given }: Given = {}) {
  const account: UserAccountOutput = {
    disabled: false,
    totpEnabled: true,
    sessions: [
      session(
        's1',
        longTexts
          ? { ip: '2001:db8:85a3:8d3:1319:8a2e:370:7348', userAgent: `Donaudampfschiff/${'1'.repeat(200)}` }
          : {},
      ),
      session('s2', { ip: '198.51.100.4', userAgent: SAFARI, lastSeenAt: new Date('2026-02-27T18:05:00Z') }),
    ],
    ...given,
  };
  return {
    'users.account': () => structuredClone(account),
    'users.setDisabled': ({ disabled }: { disabled: boolean }) => {
      account.disabled = disabled;
      if (disabled) account.sessions = [];
      return { ok: true as const };
    },
    'users.resetTotp': () => {
      Object.assign(account, { totpEnabled: false, sessions: [] });
      return { ok: true as const };
    },
    'users.revokeSession': ({ session: id }: { session: string }) => {
      if (!account.sessions.some((each) => each.id === id)) throw new Refusal('NOT_FOUND');
      account.sessions = account.sessions.filter((each) => each.id !== id);
      return { ok: true as const };
    },
    'users.revokeSessions': () => ({ revoked: account.sessions.splice(0).length }),
  } satisfies Fixtures;
}
