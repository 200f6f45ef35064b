import type { ModelAdmin, Text } from '../meta/model-admin.ts';
import type { Role } from './roles.model.ts';

/** Heading of users and roles in the sidebar. */
export const ACCESS: Text = { en: 'Access', fr: 'Accès', es: 'Acceso' };

/** How the admin treats roles. Who holds one is changed at the user, where the guards of users stand. */
export const rolesAdmin = {
  label: { en: 'Roles', fr: 'Rôles', es: 'Roles' },
  labelSingular: { en: 'Role', fr: 'Rôle', es: 'Rol' },
  group: ACCESS,
  icon: 'shield',
  listDisplay: ['label', 'name', 'createdAt'],
  searchFields: ['label', 'name'],
  ordering: ['label'],
  displayFields: ['label', 'name'],
  display: ({ label, name }) => label || name || '',
  readonlyFields: ['users'],
  // Rules, and a team's own code, ask for roles by their names: another name is other rights. Only is_admin gives one.
  rules: { fields: () => ({ name: 'create' }) },
  fields: {
    name: {
      label: { en: 'Name', fr: 'Nom', es: 'Nombre' },
      help: {
        en: 'Lower-case identifier, used in code',
        fr: 'Identifiant en minuscules, utilisé dans le code',
        es: 'Identificador en minúsculas, usado en el código',
      },
    },
    label: {
      label: { en: 'Label', fr: 'Libellé', es: 'Etiqueta' },
      help: {
        en: 'Shown to people when they pick roles',
        fr: 'Affiché au moment de choisir un rôle',
        es: 'Se muestra al elegir roles',
      },
    },
    permissions: { kind: 'permissions', label: { en: 'Permissions', fr: 'Permissions', es: 'Permisos' } },
    createdAt: { label: { en: 'Created', fr: 'Créé le', es: 'Creado' } },
  },
} satisfies ModelAdmin<Role>;
