import type { shell as english } from '../en/shell.ts';

/** Spanish texts of the application around the pages. */
export const shell: typeof english = {
  shellSkip: 'Ir al contenido',
  shellNavigation: 'Principal',
  shellBreadcrumbs: 'Ruta de navegación',
  shellOpenMenu: 'Abrir el menú',
  shellCloseMenu: 'Cerrar el menú',
  shellCollapse: 'Contraer la barra lateral',
  shellExpand: 'Ampliar la barra lateral',
  shellProfile: (name) => `Perfil: ${name}`,
  shellAdministrator: 'Administrador',
  shellNoRoles: 'Sin roles',
  shellThemeSystem: 'Tema: sistema',
  shellThemeLight: 'Tema: claro',
  shellThemeDark: 'Tema: oscuro',
  shellLanguage: (name) => `Idioma: ${name}`,
  shellStartTitle: 'Inicio',
  shellStartEmpty: 'Sus roles aún no dan acceso a ningún modelo.',
  shellEdit: (label) => `Editar: ${label}`,
  shellNotifications: 'Notificaciones',
  shellUnsavedTitle: '¿Salir sin guardar?',
  shellUnsavedText: 'Los cambios de esta página no se han guardado.',
  shellStay: 'Quedarse',
  shellLeave: 'Descartar los cambios',
};
