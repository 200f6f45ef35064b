import type { shell as english } from '../en/shell.ts';

/** French texts of the application around the pages. */
export const shell: typeof english = {
  shellSkip: 'Aller au contenu',
  shellNavigation: 'Principale',
  shellBreadcrumbs: 'Fil d’Ariane',
  shellOpenMenu: 'Ouvrir le menu',
  shellCloseMenu: 'Fermer le menu',
  shellCollapse: 'Réduire la barre latérale',
  shellExpand: 'Agrandir la barre latérale',
  shellProfile: (name) => `Profil : ${name}`,
  shellAdministrator: 'Administrateur',
  shellNoRoles: 'Aucun rôle',
  shellThemeSystem: 'Thème : système',
  shellThemeLight: 'Thème : clair',
  shellThemeDark: 'Thème : sombre',
  shellLanguage: (name) => `Langue : ${name}`,
  shellStartTitle: 'Accueil',
  shellStartEmpty: 'Vos rôles ne donnent encore accès à aucun modèle.',
  shellEdit: (label) => `Modifier : ${label}`,
  shellNotifications: 'Notifications',
  shellUnsavedTitle: 'Quitter sans enregistrer ?',
  shellUnsavedText: 'Vos modifications sur cette page n’ont pas été enregistrées.',
  shellStay: 'Rester',
  shellLeave: 'Abandonner les modifications',
};
