import type { roles as english } from '../en/roles.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of the permission matrix. */
export const roles: typeof english = {
  rolesAssigned: (n) => count(n, { one: 'Rôle attribué à # utilisateur', other: 'Rôle attribué à # utilisateurs' }),
  rolesReadonly: 'Vous pouvez consulter ce rôle, mais pas le modifier.',
  rolesExceeds: 'Vous ne pouvez pas modifier ce rôle : il contient des permissions que vous n’avez pas.',
  rolesSuperuser: 'Superutilisateur',
  rolesSuperuserHelp: 'Passe tous les contrôles de permission, y compris ceux des modèles ajoutés plus tard.',
  rolesSuperuserCovers: 'Couvert par Superutilisateur. Vos coches sont gardées pour quand vous le désactiverez.',
  rolesSuperuserGives: (n) =>
    count(n, {
      one: '# personne aurait un accès complet, y compris aux utilisateurs et aux rôles.',
      other: '# personnes auraient un accès complet, y compris aux utilisateurs et aux rôles.',
    }),
  rolesSuperuserHas: (n) =>
    count(n, {
      one: '# personne a un accès complet, y compris aux utilisateurs et aux rôles.',
      other: '# personnes ont un accès complet, y compris aux utilisateurs et aux rôles.',
    }),
  rolesSuperuserWarning: 'Qui reçoit ce rôle a un accès complet, y compris aux utilisateurs et aux rôles.',
  rolesSummary: (granted, models, actions) =>
    `${granted} sur ${count(models, { one: '# modèle', other: '# modèles' })}, ${count(actions, { one: '# action au total', other: '# actions au total' })}`,
  rolesMerged:
    'Quelqu’un d’autre a aussi modifié les permissions. La grille montre ses changements et les vôtres par-dessus.',
  rolesTable: 'Permissions par modèle et par action',
  rolesModel: 'Modèle',
  rolesAll: 'Tout',
  rolesView: 'voir',
  rolesAdd: 'ajouter',
  rolesEdit: 'modifier',
  rolesDelete: 'supprimer',
  rolesExport: 'exporter',
  rolesCell: (model, verb) => `${model} : ${verb}`,
  rolesRow: (model) => `${model} : toutes les actions`,
  rolesColumn: (verb) => `${verb} pour tous les modèles affichés`,
  rolesNeededBy: (verbs) => `Nécessaire pour ${verbs}`,
  rolesCoveredBy: (wildcard) => `Couvert par ${wildcard}`,
  rolesNotYours: (permission) => `Vous n’avez pas ${permission} et ne pouvez donc pas l’accorder`,
  rolesChanged: 'Modifié',
  rolesNoVerb: 'Non disponible',
  rolesFind: 'Chercher un modèle',
  rolesFound: (n) => count(n, { one: '# modèle trouvé', other: '# modèles trouvés' }),
  rolesNoneFound: (q) => `Aucun modèle ne correspond à « ${q} ».`,
  rolesGranted: 'Accordé',
  rolesImplied: 'Voir, nécessaire pour une autre action',
  rolesCovered: 'Couvert par un joker',
  rolesSaves: 'Ce qui sera enregistré',
  rolesChanges: 'Changements',
  rolesAdded: (permission) => `Ajouté : ${permission}`,
  rolesRemoved: (permission) => `Retiré : ${permission}`,
  rolesStored: 'Permissions enregistrées',
  rolesStoredNone: 'Aucune. Ce rôle n’accorde rien.',
  rolesUnknown: 'Hors de la grille',
  rolesUnknownHelp: 'Aucun modèle ni aucune action ne porte ces noms ici. Ils sont gardés tels quels.',
  rolesPeople: 'Personnes ayant ce rôle',
  rolesNobody: 'Personne n’a encore ce rôle.',
  rolesAddUp: 'Les rôles s’additionnent. Qui en a deux obtient tout ce que l’un ou l’autre permet.',
  rolesUnsaved: (n) => count(n, { one: '# permission modifiée', other: '# permissions modifiées' }),
};
