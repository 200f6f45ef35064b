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
  authPendingEnded: 'El código no llegó a tiempo. Empiece de nuevo con su contraseña.',
  authSignedIn: (name) => `Ha iniciado sesión como ${name}.`,
  authExpiredTitle: 'Inicie sesión de nuevo',
  authExpiredText: 'Su sesión ha terminado. Lo que escribió sigue aquí.',
};
