import type { secondStep as english } from '../en/second-step.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of the second step of signing in. */
export const secondStep: typeof english = {
  authCodeTitle: 'Saisissez votre code',
  authCodeText: (email) => `Ouvrez votre application d’authentification et saisissez le code à 6 chiffres de ${email}.`,
  authCode: 'Code à 6 chiffres',
  authCodeIncomplete: 'Saisissez les six chiffres.',
  authCodeInvalid: 'Ce code n’est pas valable. Les codes changent toutes les 30 secondes.',
  authRecoveryTitle: 'Utiliser un code de secours',
  authRecoveryText: 'Chaque code de secours sert une fois.',
  authRecoveryCode: 'Code de secours',
  authRecoveryMissing: 'Saisissez un de vos codes de secours.',
  authRecoveryInvalid: 'Ce code de secours n’est pas valable, ou il a déjà servi.',
  authRecoveryUsed: (left) =>
    count(left, {
      one: 'Vous avez utilisé un code de secours. Il en reste #.',
      other: 'Vous avez utilisé un code de secours. Il en reste #.',
    }),
  authVerify: 'Vérifier',
  authVerifying: 'Vérification en cours',
  authUseApp: 'Utiliser votre application',
  authStartOver: 'Recommencer',
};
