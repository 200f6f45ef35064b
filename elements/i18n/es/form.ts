import type { form as english } from '../en/form.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of the form and the detail page. */
export const form: typeof english = {
  formOther: 'Otros',
  formMoreActions: 'Más acciones',
  formHistory: 'Historial',
  formSaveContinue: 'Guardar y continuar',
  formSaveAnother: 'Guardar y añadir otro',
  formMoreSaves: 'Otras formas de guardar',
  formUnsaved: (n) => count(n, { one: 'Cambios sin guardar en # campo', other: 'Cambios sin guardar en # campos' }),
  formAllSaved: 'Todo está guardado',
  formNotSaved: 'Aún sin guardar',
  formSaving: 'Guardando…',
  formSaved: 'Cambios guardados',
  formAttention: (n) => count(n, { one: '# campo por corregir', other: '# campos por corregir' }),
  formAttentionTitle: (n) =>
    count(n, { one: '# campo por corregir antes de guardar', other: '# campos por corregir antes de guardar' }),
  formFailedTitle: 'No se ha guardado',
  formFailedStatus: 'Sin guardar',
  formSections: 'En esta página',
  formSectionErrors: (n) => count(n, { one: '# error', other: '# errores' }),
  formSectionChanged: 'Cambios sin guardar',
  formConflictTitle: 'Otra persona guardó esto mientras lo editaba',
  formConflictText: (n) =>
    count(n, {
      one: '# campo difiere entre las dos versiones. Elija el valor que se conserva.',
      other: '# campos difieren entre las dos versiones. Elija los valores que se conservan.',
    }),
  formConflictStatus: 'Elija qué conservar',
  formConflictField: 'Campo',
  formConflictBase: 'Antes',
  formConflictMine: 'Su valor',
  formConflictTheirs: 'El otro valor',
  formConflictChoice: (field, side) => `${field}: ${side}`,
  formConflictKeep: 'Conservar lo elegido y guardar',
  formConflictDiscard: 'Descartar mis cambios',
  formConflictOpen: 'Abrir la otra versión en otra pestaña',
  formMerged: (fields) => `Otra persona cambió estos campos mientras tanto y se conservan sus valores: ${fields}.`,
  formMissingTitle: 'El registro no existe',
  formDeniedTitle: 'Sin acceso',
  formBackToList: 'Volver a la lista',
  detailRecord: (label, key) => `${label} n.º ${key}`,
  detailChanged: (when) => `Último cambio ${when}`,
};
