import type { users as english } from '../en/users.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of other people's accounts. */
export const users: typeof english = {
  usersAccess: 'Compte',
  usersActive: 'Actif',
  usersDisabled: 'Désactivé',
  usersActiveTitle: 'Peut se connecter',
  usersActiveText: 'La désactivation met fin à toutes les sessions. Rôles et historique restent.',
  usersDisabledTitle: 'Ne peut pas se connecter',
  usersDisabledText: 'Personne n’entre avec ce compte tant qu’il n’est pas réactivé.',
  usersDisable: 'Désactiver',
  usersEnable: 'Réactiver',
  usersDisableQuestion: 'Désactiver ce compte ?',
  usersDisableNow: 'Désactiver le compte',
  usersNowDisabled: 'Compte désactivé',
  usersNowEnabled: 'Compte réactivé',
  usersTotpOn: 'La double authentification est activée',
  usersTotpOff: 'La double authentification est désactivée',
  usersTotpText: 'À réinitialiser pour qui a perdu son téléphone et ses codes de secours.',
  usersTotpOffText: 'Chacun l’active dans son propre profil.',
  usersTotpReset: 'Réinitialiser la 2FA',
  usersTotpQuestion: 'Réinitialiser la double authentification ?',
  usersTotpWarning:
    'L’application et les codes de secours ne fonctionneront plus, et toutes les sessions prendront fin. Le mot de passe suffira jusqu’à la nouvelle activation.',
  usersTotpDone: 'Double authentification réinitialisée',
  usersSessions: 'Sessions',
  usersSessionsNone: 'Connecté nulle part.',
  usersSessionsAll: 'Déconnecter partout',
  usersSessionsQuestion: (n) => count(n, { one: 'Mettre fin à # session ?', other: 'Mettre fin à # sessions ?' }),
  usersSessionsWarning: 'Ce qui n’y est pas enregistré sera perdu.',
};
