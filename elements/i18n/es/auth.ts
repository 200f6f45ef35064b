import type { auth as english } from '../en/auth.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of signing in and out. */
export const auth: typeof english = {
  authTitle: 'Iniciar sesión',
  authIntroduction: (siteName) => `Iniciar sesión en ${siteName}`,
  authEmail: 'Correo electrónico',
  authPassword: 'Contraseña',
  authShowPassword: 'Mostrar la contraseña',
  authSubmit: 'Entrar',
  authSubmitting: 'Entrando',
  authLogout: 'Cerrar sesión',
  authSwitch: 'Entrar con otra cuenta',
  authEmailMissing: 'Escriba su correo electrónico.',
  authPasswordMissing: 'Escriba su contraseña.',
  authInvalid: 'Credenciales no válidas',
  authLocked: (minutes) =>
    count(minutes, {
      one: 'Demasiados intentos. Pruebe de nuevo en # minuto.',
      other: 'Demasiados intentos. Pruebe de nuevo en # minutos.',
    }),
  authLockedSeconds: (seconds) =>
    count(seconds, {
      one: 'Demasiados intentos. Pruebe de nuevo en # segundo.',
      other: 'Demasiados intentos. Pruebe de nuevo en # segundos.',
    }),
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
  authPendingEnded: 'El código no llegó a tiempo. Empiece de nuevo con su contraseña.',
  authSignedIn: (name) => `Ha iniciado sesión como ${name}.`,
  authExpiredTitle: 'Inicie sesión de nuevo',
  authExpiredText: 'Su sesión ha terminado. Lo que escribió sigue aquí.',
};
