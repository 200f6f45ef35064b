import type { RichTextTexts } from '../en/rich-text.ts';
import { plural } from '../plural.ts';

const count = plural('fr');

/** French texts of the rich-text editor. */
export const richText: RichTextTexts = {
  toolbar: 'Mise en forme',
  heading: 'Titre',
  subheading: 'Sous-titre',
  bold: 'Gras',
  italic: 'Italique',
  underline: 'Souligné',
  strike: 'Barré',
  bullets: 'Liste à puces',
  numbers: 'Liste numérotée',
  quote: 'Citation',
  code: 'Code en ligne',
  codeBlock: 'Bloc de code',
  link: 'Lien',
  clear: 'Effacer la mise en forme',
  undo: 'Annuler',
  redo: 'Rétablir',
  source: 'Source HTML',
  address: 'Adresse',
  badAddress: 'Saisissez une adresse web, une adresse e-mail ou un chemin comme /actualites.',
  apply: 'Appliquer',
  unlink: 'Supprimer le lien',
  words: (n: number) => count(n, { one: '# mot', other: '# mots' }),
  shortcuts: 'Les raccourcis Markdown fonctionnent',
};
