import type { bulk as english } from '../en/bulk.ts';
import { inSentence } from '../in-sentence.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of what is done with many records at once. */
export const bulk: typeof english = {
  listSelectAll: (n, more) =>
    count(n, more ? { other: 'Seleccionar todo (más de #)' } : { other: 'Seleccionar todo (#)' }),
  listClearSelection: 'Borrar la selección',
  listSelectionActions: 'Acciones para las filas seleccionadas',
  listDeleteSoftTitle: (n, label) => `¿Mover ${n} ${inSentence(label)} a la papelera?`,
  listDeleteTitle: (n, label) => `¿Eliminar ${n} ${inSentence(label)} para siempre?`,
  listDeleteSoftText: 'Se puede restaurar desde la papelera.',
  listDeleteText: 'La eliminación es definitiva y no se puede deshacer.',
  listDeletePhrase: (n) => `eliminar ${n}`,
  listDeletedSoft: (n, label) => `Movido a la papelera: ${n} ${inSentence(label)}`,
  listDeleted: (n, label) => `Eliminado: ${n} ${inSentence(label)}`,
  listNothingDeleted: (record, reason) => `No se eliminó nada. ${record}: ${reason}`,
  listNothingDeletedMore: (n) => count(n, { one: 'Otro más fue rechazado.', other: 'Otros # fueron rechazados.' }),
  listNothingDeletedChanged: (n) =>
    count(n, {
      one: 'No se eliminó nada: ahora coincide # registro.',
      other: 'No se eliminó nada: ahora coinciden # registros.',
    }),
  listDeleteTooMany: (max) => count(max, { other: 'Se pueden eliminar # registros a la vez como máximo.' }),
  listTypeToConfirm: (phrase) => `Escriba ${phrase} para confirmar`,
};
