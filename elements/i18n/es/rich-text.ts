import type { RichTextTexts } from '../en/rich-text.ts';
import { plural } from '../plural.ts';

const count = plural('es');

/** Spanish texts of the rich-text editor. */
export const richText: RichTextTexts = {
  toolbar: 'Formato',
  heading: 'Título',
  subheading: 'Subtítulo',
  bold: 'Negrita',
  italic: 'Cursiva',
  underline: 'Subrayado',
  strike: 'Tachado',
  bullets: 'Lista con viñetas',
  numbers: 'Lista numerada',
  quote: 'Cita',
  code: 'Código',
  codeBlock: 'Bloque de código',
  link: 'Enlace',
  clear: 'Quitar el formato',
  undo: 'Deshacer',
  redo: 'Rehacer',
  source: 'Código HTML',
  address: 'Dirección',
  badAddress: 'Escriba una dirección web, un correo electrónico o una ruta como /noticias.',
  apply: 'Aplicar',
  unlink: 'Quitar el enlace',
  words: (n: number) => count(n, { one: '# palabra', other: '# palabras' }),
  shortcuts: 'Funcionan los atajos de Markdown',
};
