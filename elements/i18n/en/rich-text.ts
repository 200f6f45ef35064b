import { plural } from '../plural.ts';

const count = plural('en');

/** English texts of the rich-text editor. */
export const richText = {
  toolbar: 'Formatting',
  heading: 'Heading',
  subheading: 'Subheading',
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strike: 'Strikethrough',
  bullets: 'Bulleted list',
  numbers: 'Numbered list',
  quote: 'Quote',
  code: 'Code',
  codeBlock: 'Code block',
  link: 'Link',
  clear: 'Clear formatting',
  undo: 'Undo',
  redo: 'Redo',
  source: 'HTML source',
  address: 'Address',
  badAddress: 'Use a web address, an e-mail address or a path such as /news.',
  apply: 'Apply',
  unlink: 'Remove link',
  words: (n: number) => count(n, { one: '# word', other: '# words' }),
  shortcuts: 'Markdown shortcuts work',
};

/** The other languages have exactly these keys. */
export type RichTextTexts = typeof richText;
