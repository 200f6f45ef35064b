import type { ModelAdmin } from '../meta/model-admin.ts';
import { ACCESS } from '../roles/roles.admin.ts';
import type { User } from './users.model.ts';

/** How the admin treats our own users. */
export const usersAdmin = {
  label: { en: 'Users', fr: 'Utilisateurs', es: 'Usuarios' },
  labelSingular: { en: 'User', fr: 'Utilisateur', es: 'Usuario' },
  group: ACCESS,
  icon: 'users',
  listDisplay: ['name', 'roles', 'isAdmin', 'totpEnabled', 'createdAt'],
  searchFields: ['name', 'email'],
  listFilter: ['roles', 'isAdmin', 'totpEnabled', 'createdAt'],
  ordering: ['name'],
  readonlyFields: ['totpEnabled'],
  // The guard refuses it too; here it is what spares people a switch that does nothing.
  rules: { fields: ({ isAdmin }) => (isAdmin ? {} : { isAdmin: 'read' }) },
  fieldsets: [
    [{ en: 'Profile', fr: 'Profil', es: 'Perfil' }, ['name', 'email', 'password']],
    [{ en: 'Access', fr: 'Accès', es: 'Acceso' }, ['isAdmin', 'roles', 'totpEnabled', 'createdAt']],
  ],
  fields: {
    emailCanonical: { kind: 'text', hidden: true, populateFrom: 'email' },
    name: { label: { en: 'Name', fr: 'Nom', es: 'Nombre' } },
    email: { kind: 'email', label: { en: 'Email', fr: 'E-mail', es: 'Correo electrónico' } },
    password: { kind: 'password', label: { en: 'Password', fr: 'Mot de passe', es: 'Contraseña' } },
    isAdmin: {
      label: { en: 'Admin', fr: 'Administrateur', es: 'Administrador' },
      help: {
        en: 'Passes every permission check',
        fr: 'Passe tous les contrôles de permission',
        es: 'Pasa todos los controles de permisos',
      },
      widget: 'toggle',
    },
    roles: { label: { en: 'Roles', fr: 'Rôles', es: 'Roles' } },
    totpEnabled: { label: { en: '2FA', fr: '2FA', es: '2FA' } },
    createdAt: { label: { en: 'Created', fr: 'Créé le', es: 'Creado' } },
  },
} satisfies ModelAdmin<User>;
