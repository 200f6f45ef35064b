import type { Context } from '../context.ts';
import type { MatrixOutput, MatrixRow, Verb } from '../contract.ts';
import type { ModelEntry } from '../meta/entry.ts';
import type { Text } from '../meta/model-admin.ts';
import { textOf } from '../meta/text.ts';
import { VERBS } from './permissions.ts';

/** Rights that belong to no model: files of the media manager are seen, added and deleted. */
const SYSTEM: Text = { en: 'System', fr: 'Système', es: 'Sistema' };
const ASSETS: { slug: string; label: Text; verbs: Verb[] } = {
  slug: 'assets',
  label: { en: 'Media', fr: 'Médias', es: 'Archivos' },
  verbs: ['view', 'add', 'delete'],
};

/** The rows of the permission matrix by sidebar group, and what the actor may grant. */
export function permissionMatrix({ runtime, request, actor }: Context): MatrixOutput {
  const locales = [request.locale, runtime.config.defaultLocale];
  const groups = new Map<string, MatrixRow[]>();
  for (const entry of runtime.registry) {
    const group = textOf(entry.group, locales);
    groups.set(group, [
      ...(groups.get(group) ?? []),
      { slug: entry.slug, label: textOf(entry.label, locales), verbs: verbsOf(entry) },
    ]);
  }
  const assets = { ...ASSETS, label: textOf(ASSETS.label, locales) };
  const system = textOf(SYSTEM, locales);
  groups.set(system, [...(groups.get(system) ?? []), assets]);
  return {
    groups: [...groups].map(([label, rows]) => ({ label, rows })),
    grantable: actor.kind === 'user' && !actor.isAdmin ? actor.permissions.toArray() : ['*'],
  };
}

function verbsOf({ switches }: ModelEntry): Verb[] {
  return VERBS.filter((verb) => !(verb in switches) || switches[verb as keyof typeof switches]);
}
