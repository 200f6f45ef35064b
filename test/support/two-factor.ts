import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { RecoveryCodesOutput, TotpSetup } from '../../server/contract.ts';
import type { AdminOptions } from '../../server/config.ts';
import { type Answer, cookieOf, type TestApp } from './app.ts';
import { type ClockedSite, openClockedSite } from './clocked-site.ts';
import type { DatabaseKind } from './databases.ts';
import { type ActorName, emailOf } from './scenario.ts';

/** Somebody who has set two-factor up. */
export interface Enrolled {
  /** His browser's cookie afterwards. */
  cookie: string;
  secret: string;
  recoveryCodes: string[];
}

/** A site whose actors may set two-factor up. */
export interface TwoFactorSite extends ClockedSite {
  /** The code of an app that is `steps` before or after the server's clock. */
  codeOf(secret: string, steps?: number): string;
  /** Signs an actor in, who has no second factor yet, and sets one up; a minute passes, so that its code is over. */
  enrol(actor: ActorName): Promise<Enrolled>;
  /** Gives the right password and gets the cookie of what comes next. */
  givePassword(actor: ActorName): Promise<string>;
  /** Signs in with both factors. */
  enter(actor: ActorName, secret: string): Promise<string>;
}

/** Sets two-factor up for whoever has this cookie. */
export async function enrol({ call }: TestApp, cookie: string, now: Date): Promise<Enrolled> {
  const { secret } = dataOf<TotpSetup>(await call('account.startTotp', undefined, { cookie }));
  const confirmed = await call('account.confirmTotp', { code: authenticatorCode(secret, now) }, { cookie });
  const { recoveryCodes } = dataOf<RecoveryCodesOutput>(confirmed);
  return { cookie: cookieOf(confirmed.headers) ?? assert.fail('no new token'), secret, recoveryCodes };
}

/** The code that an authenticator app shows: made by another program than ours. */
export function authenticatorCode(secret: string, at: Date): string {
  const moment = at
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
  return execFileSync('oathtool', ['--totp', '--base32', '--now', moment, secret], { encoding: 'utf8' }).trim();
}

/** A code that none of the steps around the moment has. */
export function wrongCode(secret: string, at: Date): string {
  const near = [-2, -1, 0, 1, 2].map((step) => authenticatorCode(secret, new Date(at.getTime() + step * 30_000)));
  const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code));
  assert(wrong);
  return wrong;
}

export async function openTwoFactorSite(
  kind: DatabaseKind,
  options: Partial<AdminOptions> = {},
): Promise<TwoFactorSite> {
  const site = await openClockedSite(kind, options);
  const { app, clock } = site;
  const codeOf: TwoFactorSite['codeOf'] = (secret, steps = 0) =>
    authenticatorCode(secret, new Date(clock.now.getTime() + steps * 30_000));
  const givePassword: TwoFactorSite['givePassword'] = (actor) => app.login(emailOf(actor));

  return {
    ...site,
    codeOf,
    givePassword,
    enrol: async (actor) => {
      const enrolled = await enrol(app, await givePassword(actor), clock.now);
      clock.pass(60);
      await app.admin.settled();
      return enrolled;
    },
    enter: async (actor, secret) => {
      const cookie = await givePassword(actor);
      const answer = await app.call('auth.verifyTotp', { code: codeOf(secret) }, { cookie });
      return cookieOf(answer.headers) ?? assert.fail(answer.text);
    },
  };
}

/** What a call that must succeed gave. */
export function dataOf<T>({ status, data, text }: Answer): T {
  assert.equal(status, 200, text);
  return data as T;
}

/** Status and code of a refusal, which must set no cookie. */
export function refusalOf({ status, error, headers }: Answer): [status: number, code: string | undefined] {
  assert.deepEqual(headers.getSetCookie(), []);
  return [status, error?.code];
}

/** Whether a cookie is that of somebody signed in. */
export async function isSignedIn({ call }: TestApp, cookie: string): Promise<boolean> {
  return dataOf<{ user: object | null }>(await call('auth.me', undefined, { cookie })).user !== null;
}
