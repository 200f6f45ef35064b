import type { Key, Locale, Permission, ThemeChoice } from '../contract.ts';
import { isPermission, PermissionSet } from './permissions.ts';

/** Somebody signed in. */
export interface UserActor {
  readonly kind: 'user';
  /** Key on the wire. */
  readonly key: Key;
  /** Primary key as stored. */
  readonly id: string | number;
  readonly email: string;
  readonly name: string | null;
  readonly isAdmin: boolean;
  readonly roles: readonly { name: string; label: string }[];
  readonly permissions: PermissionSet;
  readonly totpEnabled: boolean;
  /** Settings of whoever looks at the page: while impersonating, of the administrator. */
  readonly language: Locale | null;
  readonly theme: ThemeChoice | null;
  /** The administrator who acts as this user, if one does. */
  readonly impersonator: Impersonator | null;
}

/** The administrator behind an impersonation. */
export interface Impersonator {
  readonly key: Key;
  readonly id: string | number;
  readonly label: string;
}

/** Nobody; also what any broken identity becomes. */
export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/** The server's own work: cannot come from a request. */
export interface SystemActor {
  readonly kind: 'system';
}

/** Who acts. */
export type Actor = UserActor | AnonymousActor | SystemActor;

/** Nobody is signed in. */
export const anonymous: AnonymousActor = Object.freeze({ kind: 'anonymous' });
/** Code of the team, with all rights. */
export const system: SystemActor = Object.freeze({ kind: 'system' });

// Only objects made here are believed: a context built by hand with a made-up user is nobody.
const genuine = new WeakSet<object>([anonymous, system]);

interface UserFacts
  extends Omit<UserActor, 'kind' | 'permissions' | 'roles' | Settings>,
    Partial<Pick<UserActor, Settings>> {
  roles: readonly { name: string; label: string; permissions: string }[];
}

type Settings = 'totpEnabled' | 'language' | 'theme' | 'impersonator';

/** Makes the actor of a signed-in user from what the database says of him. */
export function userActor({ roles, ...facts }: UserFacts): UserActor {
  const actor: UserActor = Object.freeze({
    totpEnabled: false,
    language: null,
    theme: null,
    impersonator: null,
    ...facts,
    kind: 'user',
    roles: roles.map(({ name, label }) => ({ name, label })),
    permissions: PermissionSet.parse(...roles.map((role) => role.permissions)),
  });
  genuine.add(actor);
  return actor;
}

/** The actor if we made it, else anonymous. */
export function genuineActor(value: unknown): Actor {
  return typeof value === 'object' && value !== null && genuine.has(value) ? (value as Actor) : anonymous;
}

/** The name that stands in the log. */
export function actorLabel(actor: Actor): string {
  return actor.kind === 'user' ? (actor.name ?? actor.email) : actor.kind;
}

/** Whether the site asks this user to enrol in two-factor before anything else. Not of who only acts as him. */
export function mustEnrol(actor: Actor, { require2fa }: { readonly require2fa: boolean }): boolean {
  return require2fa && actor.kind === 'user' && !actor.totpEnabled && actor.impersonator === null;
}

/** Whether a user is who acts: as himself, or behind the one he acts as. */
export function isOneself(actor: Actor, key: Key | null): boolean {
  return actor.kind === 'user' && key !== null && (key === actor.key || key === actor.impersonator?.key);
}

// Found when a context is made, which knows the site: `can` is told no more than the actor.
const heldBack = new WeakSet<Actor>();

/** Lets `can` answer no for whoever must enrol in two-factor before anything else. */
export function holdBack(actor: Actor, config: Parameters<typeof mustEnrol>[1]): void {
  if (mustEnrol(actor, config)) heldBack.add(actor);
}

/** Whether an actor passes every permission check. */
export function isSuperuser(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && (actor.isAdmin || actor.permissions.isSuperuser));
}

/** Whether somebody holds a permission such as `posts.edit`: for your own routes and services. */
export function can(actor: Actor | null | undefined, permission: Permission): boolean {
  const believed = genuineActor(actor);
  if (believed.kind === 'anonymous' || heldBack.has(believed)) return false;
  if (believed.kind === 'system' || believed.isAdmin) return true;
  return isPermission(permission) && believed.permissions.covers(permission);
}
