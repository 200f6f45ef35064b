import type { shared as english } from '../en/shared.ts';

/** Spanish texts that several areas share. */
export const shared: typeof english = {
  cancel: 'Cancelar',
  close: 'Cerrar',
  dismiss: 'Descartar',
  delete: 'Eliminar',
  edit: 'Editar',
  view: 'Ver',
  save: 'Guardar',
  discard: 'Descartar',
  clear: 'Borrar',
  search: 'Buscar',
  loading: 'Cargando',
  refresh: 'Actualizar',
  tryAgain: 'Reintentar',
  loadFailedTitle: 'No se ha podido cargar',
  notifications: 'Notificaciones',
  goBack: 'Volver',
  home: 'Inicio',
  yes: 'Sí',
  no: 'No',
  empty: 'Vacío',
  more: 'Más',
  actions: 'Acciones',
  requestId: (id) => `Identificador de solicitud ${id}`,
};
