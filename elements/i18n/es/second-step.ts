import type { secondStep as english } from '../en/second-step.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of the second step of signing in. */
export const secondStep: typeof english = {
  authCodeTitle: 'Escriba su código',
  authCodeText: (email) => `Abra su aplicación de autenticación y escriba el código de 6 cifras de ${email}.`,
  authCode: 'Código de 6 cifras',
  authCodeIncomplete: 'Escriba las seis cifras.',
  authCodeInvalid: 'Ese código no es válido. Los códigos cambian cada 30 segundos.',
  authRecoveryTitle: 'Usar un código de recuperación',
  authRecoveryText: 'Cada código de recuperación sirve una vez.',
  authRecoveryCode: 'Código de recuperación',
  authRecoveryMissing: 'Escriba uno de sus códigos de recuperación.',
  authRecoveryInvalid: 'Ese código de recuperación no es válido o ya se usó.',
  authRecoveryUsed: (left) =>
    count(left, {
      one: 'Usó un código de recuperación. Queda #.',
      other: 'Usó un código de recuperación. Quedan #.',
    }),
  authVerify: 'Verificar',
  authVerifying: 'Verificando',
  authUseApp: 'Usar la aplicación',
  authStartOver: 'Empezar de nuevo',
};
