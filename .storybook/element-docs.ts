import type { AsokParameters } from '../stories/support/story.ts';

interface Member {
  name: string;
  kind?: string;
  static?: boolean;
  privacy?: string;
  readonly?: boolean;
  attribute?: string;
}

interface Declaration {
  tagName?: string;
  description?: string;
  members?: Member[];
  attributes?: { name: string; fieldName?: string }[];
}

interface Manifest {
  modules: { declarations?: Declaration[] }[];
}

/**
 * The manifest with each property once: Storybook would list the attribute of a property as something else, and would set
 * both. What cannot be set is left out.
 */
export function describedProperties<M extends Manifest>(manifest: M): M {
  const modules = manifest.modules.map((module) => ({
    ...module,
    declarations: module.declarations?.map((declaration) => ({
      ...declaration,
      members: declaration.members?.filter(isSettable),
      attributes: declaration.attributes?.filter(({ fieldName }) => fieldName === undefined),
    })),
  }));
  return { ...manifest, modules };
}

function isSettable({ kind, static: isStatic, privacy, readonly, name }: Member): boolean {
  return kind !== 'method' && !isStatic && !readonly && (privacy ?? 'public') === 'public' && !name.startsWith('#');
}

/** What the class of an element says about it. */
export function descriptionOf({ modules }: Manifest, tag: string): string {
  const declarations = modules.flatMap((module) => module.declarations ?? []);
  return declarations.find(({ tagName }) => tagName === tag)?.description ?? '';
}

/** How to use an element, as Markdown. */
export function usageText(usage: AsokParameters['usage']): string[] {
  if (!usage) return [];
  const { markup, sdk } = usage;
  const block = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``;
  return [block('html', markup), ...(sdk ? ['The same data without our elements:', block('ts', sdk)] : [])];
}
