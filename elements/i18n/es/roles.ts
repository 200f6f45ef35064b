import type { roles as english } from '../en/roles.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of the permission matrix. */
export const roles: typeof english = {
  rolesAssigned: (n) => count(n, { one: 'Rol asignado a # usuario', other: 'Rol asignado a # usuarios' }),
  rolesReadonly: 'Puede ver este rol, pero no cambiarlo.',
  rolesExceeds: 'No puede cambiar este rol: contiene permisos que usted no tiene.',
  rolesSuperuser: 'Superusuario',
  rolesSuperuserHelp: 'Pasa todos los controles de permisos, también los de modelos añadidos más tarde.',
  rolesSuperuserCovers: 'Cubierto por Superusuario. Sus marcas se guardan para cuando lo desactive.',
  rolesSuperuserGives: (n) =>
    count(n, {
      one: '# persona tendría acceso completo, también a usuarios y roles.',
      other: '# personas tendrían acceso completo, también a usuarios y roles.',
    }),
  rolesSuperuserHas: (n) =>
    count(n, {
      one: '# persona tiene acceso completo, también a usuarios y roles.',
      other: '# personas tienen acceso completo, también a usuarios y roles.',
    }),
  rolesSuperuserWarning: 'Quien reciba este rol tiene acceso completo, también a usuarios y roles.',
  rolesSummary: (granted, models, actions) =>
    `${granted} de ${count(models, { one: '# modelo', other: '# modelos' })}, ${count(actions, { one: '# acción', other: '# acciones' })}`,
  rolesMerged: 'Otra persona también cambió los permisos. La tabla muestra sus cambios con los de usted encima.',
  rolesTable: 'Permisos por modelo y acción',
  rolesModel: 'Modelo',
  rolesAll: 'Todo',
  rolesView: 'ver',
  rolesAdd: 'añadir',
  rolesEdit: 'editar',
  rolesDelete: 'eliminar',
  rolesExport: 'exportar',
  rolesCell: (model, verb) => `${model}: ${verb}`,
  rolesRow: (model) => `${model}: todas las acciones`,
  rolesColumn: (verb) => `${verb} en todos los modelos visibles`,
  rolesNeededBy: (verbs) => `Necesario para ${verbs}`,
  rolesCoveredBy: (wildcard) => `Cubierto por ${wildcard}`,
  rolesNotYours: (permission) => `Usted no tiene ${permission} y por eso no puede concederlo`,
  rolesChanged: 'Cambiado',
  rolesNoVerb: 'No disponible',
  rolesFind: 'Buscar un modelo',
  rolesFound: (n) => count(n, { one: '# modelo encontrado', other: '# modelos encontrados' }),
  rolesNoneFound: (q) => `Ningún modelo coincide con «${q}».`,
  rolesGranted: 'Concedido',
  rolesImplied: 'Ver, necesario para otra acción',
  rolesCovered: 'Cubierto por un comodín',
  rolesSaves: 'Lo que se guardará',
  rolesChanges: 'Cambios',
  rolesAdded: (permission) => `Añadido: ${permission}`,
  rolesRemoved: (permission) => `Quitado: ${permission}`,
  rolesStored: 'Permisos guardados',
  rolesStoredNone: 'Ninguno. Este rol no concede nada.',
  rolesUnknown: 'Fuera de la tabla',
  rolesUnknownHelp: 'Ningún modelo ni acción de aquí se llama así. Se conservan tal cual.',
  rolesPeople: 'Personas con este rol',
  rolesNobody: 'Nadie tiene aún este rol.',
  rolesAddUp: 'Los roles se suman. Quien tiene dos obtiene todo lo que permite cualquiera de ellos.',
  rolesUnsaved: (n) => count(n, { one: '# cambio de permisos', other: '# cambios de permisos' }),
};
