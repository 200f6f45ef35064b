import type { Me, MeOutput, ModelDescriptor, Site } from '../../sdk/index.ts';

/** The site of the stories. */
export const site: Site = { siteName: 'Kestrel Press', urlPrefix: '/admin', favicon: null, defaultLocale: 'en' };

/** Somebody who may do everything. */
export const administrator: Me = {
  key: '1',
  email: 'amira@kestrel.example',
  name: 'Amira Haddad',
  label: 'Amira Haddad',
  isAdmin: true,
  roles: [{ name: 'editor', label: 'Content editor' }],
  permissions: [],
  language: null,
  theme: null,
  totpEnabled: false,
  mustEnrol: false,
};

/** The answer of `auth.me` to a person, or to nobody. */
export function me(user: Me | null = administrator): MeOutput {
  return { user, site, impersonation: null, impersonationEnded: null };
}

/** A model that everything may be done with, changed as a test needs it. */
export function model(slug: string, changes: Partial<ModelDescriptor> = {}): ModelDescriptor {
  const label = slug.charAt(0).toUpperCase() + slug.slice(1);
  return {
    slug,
    label,
    labelSingular: label.replace(/s$/, ''),
    group: 'Content',
    icon: 'file-text',
    can: { view: true, add: true, edit: true, delete: true, export: true },
    paranoid: false,
    fields: [],
    list: { columns: [], search: [], filters: [], sort: [], perPage: 20, perPageChoices: [20, 50, 100] },
    fieldsets: [{ label: null, other: false, fields: [] }],
    ...changes,
  };
}
