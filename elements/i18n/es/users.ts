import type { users as english } from '../en/users.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of other people's accounts. */
export const users: typeof english = {
  usersAccess: 'Cuenta',
  usersActive: 'Activa',
  usersDisabled: 'Desactivada',
  usersActiveTitle: 'Puede iniciar sesión',
  usersActiveText: 'Al desactivarla terminan todas las sesiones. Los roles y el historial se conservan.',
  usersDisabledTitle: 'No puede iniciar sesión',
  usersDisabledText: 'Nadie entra con esta cuenta hasta que se active de nuevo.',
  usersDisable: 'Desactivar',
  usersEnable: 'Activar',
  usersDisableQuestion: '¿Desactivar esta cuenta?',
  usersDisableNow: 'Desactivar la cuenta',
  usersNowDisabled: 'Cuenta desactivada',
  usersNowEnabled: 'Cuenta activada',
  usersTotpOn: 'La verificación en dos pasos está activada',
  usersTotpOff: 'La verificación en dos pasos está desactivada',
  usersTotpText: 'Restablézcala para quien perdió el teléfono y los códigos de recuperación.',
  usersTotpOffText: 'Cada persona la activa en su propio perfil.',
  usersTotpReset: 'Restablecer 2FA',
  usersTotpQuestion: '¿Restablecer la verificación en dos pasos?',
  usersTotpWarning:
    'La aplicación y los códigos de recuperación dejarán de funcionar y terminarán todas las sesiones. Bastará la contraseña hasta que se active de nuevo.',
  usersTotpDone: 'Verificación en dos pasos restablecida',
  usersSessions: 'Sesiones',
  usersSessionsNone: 'Sin sesiones abiertas.',
  usersSessionsAll: 'Cerrar todas las sesiones',
  usersSessionsQuestion: (n) => count(n, { one: '¿Cerrar # sesión?', other: '¿Cerrar # sesiones?' }),
  usersSessionsWarning: 'Lo que no esté guardado allí se perderá.',
};
