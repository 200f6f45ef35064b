import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of the permission matrix. */
export const roles = {
  rolesAssigned: (n: number) => count(n, { one: 'Role, assigned to # user', other: 'Role, assigned to # users' }),
  rolesReadonly: 'You may look at this role, but not change it.',
  rolesExceeds: 'You cannot change this role: it holds permissions that you do not hold.',
  rolesSuperuser: 'Superuser',
  rolesSuperuserHelp: 'Skips every permission check, including models added later.',
  rolesSuperuserCovers: 'Covered by Superuser. Your ticks are kept for when you turn it off.',
  rolesSuperuserGives: (n: number) =>
    count(n, {
      one: '# person would get full access, including users and roles.',
      other: '# people would get full access, including users and roles.',
    }),
  rolesSuperuserHas: (n: number) =>
    count(n, {
      one: '# person has full access, including users and roles.',
      other: '# people have full access, including users and roles.',
    }),
  rolesSuperuserWarning: 'Whoever gets this role has full access, including users and roles.',
  rolesSummary: (granted: number, models: number, actions: number) =>
    `${granted} of ${count(models, { one: '# model', other: '# models' })}, ${count(actions, { one: '# action', other: '# actions' })}`,
  rolesMerged: 'Someone else changed the permissions too. The matrix shows their changes with yours on top.',
  rolesTable: 'Permissions by model and action',
  rolesModel: 'Model',
  rolesAll: 'All',
  rolesView: 'view',
  rolesAdd: 'add',
  rolesEdit: 'edit',
  rolesDelete: 'delete',
  rolesExport: 'export',
  rolesCell: (model: string, verb: string) => `${model}: ${verb}`,
  rolesRow: (model: string) => `${model}: all actions`,
  rolesColumn: (verb: string) => `${verb} for every model shown`,
  rolesNeededBy: (verbs: string) => `Needed by ${verbs}`,
  rolesCoveredBy: (wildcard: string) => `Covered by ${wildcard}`,
  rolesNotYours: (permission: string) => `You do not hold ${permission}, so you cannot grant it`,
  rolesChanged: 'Changed',
  rolesNoVerb: 'Not available',
  rolesFind: 'Find a model',
  rolesFound: (n: number) => count(n, { one: '# model found', other: '# models found' }),
  rolesNoneFound: (q: string) => `No model matches “${q}”.`,
  rolesGranted: 'Granted',
  rolesImplied: 'View, needed by another action',
  rolesCovered: 'Covered by a wildcard',
  rolesSaves: 'What gets saved',
  rolesChanges: 'Changes',
  rolesAdded: (permission: string) => `Added: ${permission}`,
  rolesRemoved: (permission: string) => `Removed: ${permission}`,
  rolesStored: 'Stored permissions',
  rolesStoredNone: 'None. This role grants nothing.',
  rolesUnknown: 'Not in the matrix',
  rolesUnknownHelp: 'No model or action here has these names. They are kept as they are.',
  rolesPeople: 'People with this role',
  rolesNobody: 'Nobody has this role yet.',
  rolesAddUp: 'Roles add up. Someone with two roles gets everything either one allows.',
  rolesUnsaved: (n: number) => count(n, { one: '# permission change', other: '# permission changes' }),
};
