import type { shared as english } from '../en/shared.ts';

/** French texts that several areas share. */
export const shared: typeof english = {
  cancel: 'Annuler',
  close: 'Fermer',
  dismiss: 'Masquer',
  delete: 'Supprimer',
  edit: 'Modifier',
  view: 'Voir',
  save: 'Enregistrer',
  discard: 'Abandonner',
  clear: 'Effacer',
  search: 'Rechercher',
  loading: 'Chargement',
  refresh: 'Actualiser',
  tryAgain: 'Réessayer',
  loadFailedTitle: 'Le chargement a échoué',
  notifications: 'Notifications',
  goBack: 'Revenir',
  home: 'Accueil',
  yes: 'Oui',
  no: 'Non',
  empty: 'Vide',
  more: 'Plus',
  actions: 'Actions',
  requestId: (id) => `Identifiant de requête ${id}`,
};
