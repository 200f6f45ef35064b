import type { Config } from '../config.ts';
import type { Me, MeOutput } from '../contract.ts';
import { mustEnrol, type UserActor } from '../roles/actor.ts';
import type { SessionFacts } from './identity.ts';
import { siteOf } from './site.ts';

/** Who is signed in, as told to himself; without an actor, what everybody may know of the site. */
export function meOutput(
  config: Config,
  actor: UserActor | null,
  session: Pick<SessionFacts, 'actingUntil' | 'impersonationEnded'> | null = null,
): MeOutput {
  const { impersonator = null } = actor ?? {};
  const { actingUntil = null, impersonationEnded = null } = session ?? {};
  return {
    user: actor && meOf(actor, config),
    site: siteOf(config),
    impersonation: impersonator &&
      actingUntil && {
        admin: { key: impersonator.key, label: impersonator.label },
        until: actingUntil,
        secondsLeft: Math.ceil((actingUntil.getTime() - config.now().getTime()) / 1000),
      },
    impersonationEnded,
  };
}

function meOf(actor: UserActor, config: Config): Me {
  const { key, email, name, isAdmin, roles, permissions, language, theme, totpEnabled } = actor;
  return {
    key,
    email,
    name,
    label: name ?? email,
    isAdmin,
    roles: [...roles],
    permissions: permissions.toArray(),
    language,
    theme,
    totpEnabled,
    mustEnrol: mustEnrol(actor, config),
  };
}
