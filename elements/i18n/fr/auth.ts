import type { auth as english } from '../en/auth.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of signing in and out. */
export const auth: typeof english = {
  authTitle: 'Connexion',
  authIntroduction: (siteName) => `Connexion à ${siteName}`,
  authEmail: 'Adresse e-mail',
  authPassword: 'Mot de passe',
  authShowPassword: 'Afficher le mot de passe',
  authSubmit: 'Se connecter',
  authSubmitting: 'Connexion en cours',
  authLogout: 'Se déconnecter',
  authSwitch: 'Se connecter avec un autre compte',
  authEmailMissing: 'Saisissez votre adresse e-mail.',
  authPasswordMissing: 'Saisissez votre mot de passe.',
  authInvalid: 'Identifiants invalides',
  authLocked: (minutes) =>
    count(minutes, {
      one: 'Trop de tentatives. Réessayez dans # minute.',
      other: 'Trop de tentatives. Réessayez dans # minutes.',
    }),
  authLockedSeconds: (seconds) =>
    count(seconds, {
      one: 'Trop de tentatives. Réessayez dans # seconde.',
      other: 'Trop de tentatives. Réessayez dans # secondes.',
    }),
  authPendingEnded: 'Le code n’a pas été donné à temps. Recommencez avec votre mot de passe.',
  authSignedIn: (name) => `Vous êtes connecté en tant que ${name}.`,
  authExpiredTitle: 'Reconnectez-vous',
  authExpiredText: 'Votre session a pris fin. Votre saisie est conservée.',
};
