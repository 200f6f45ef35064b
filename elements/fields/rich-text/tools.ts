import type { ChainedCommands, Editor } from '@tiptap/core';
import type { RichTextTexts } from '../../i18n/en/rich-text.ts';
import { type DrawIcon, iconWith } from '../../internal/icon.ts';
import { type RichTextIconName, richTextIcons } from './rich-text-icons.generated.ts';

/** The icons of the toolbar beside those of everywhere. */
export const icon: DrawIcon<RichTextIconName> = iconWith(richTextIcons);

/** One button of the toolbar. */
export interface Tool {
  name: keyof RichTextTexts;
  icon: Parameters<typeof icon>[0];
  /** For `aria-keyshortcuts`. */
  keys?: string;
  /** On a button that is on or off. */
  isOn?(editor: Editor): boolean;
  isAble?(editor: Editor): boolean;
  run(chain: ChainedCommands): ChainedCommands;
}

const mark = (name: Tool['name'], type: string, more: Pick<Tool, 'icon' | 'keys'>): Tool => ({
  name,
  ...more,
  isOn: (editor) => editor.isActive(type),
  run: (chain) => chain.toggleMark(type),
});

const heading = (name: Tool['name'], level: 2 | 3): Tool => ({
  name,
  icon: `heading-${level}`,
  keys: `Control+Alt+${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  run: (chain) => chain.toggleHeading({ level }),
});

/** The groups of the toolbar; links, history and the source have buttons of their own behind them. */
export const TOOLS: readonly (readonly Tool[])[] = [
  [
    heading('heading', 2),
    heading('subheading', 3),
    mark('bold', 'bold', { icon: 'bold', keys: 'Control+B' }),
    mark('italic', 'italic', { icon: 'italic', keys: 'Control+I' }),
    mark('underline', 'underline', { icon: 'underline', keys: 'Control+U' }),
    mark('strike', 'strike', { icon: 'strikethrough', keys: 'Control+Shift+S' }),
  ],
  [
    {
      name: 'bullets',
      icon: 'list',
      keys: 'Control+Shift+8',
      isOn: (editor) => editor.isActive('bulletList'),
      run: (chain) => chain.toggleBulletList(),
    },
    {
      name: 'numbers',
      icon: 'list-ordered',
      keys: 'Control+Shift+7',
      isOn: (editor) => editor.isActive('orderedList'),
      run: (chain) => chain.toggleOrderedList(),
    },
    {
      name: 'quote',
      icon: 'quote',
      keys: 'Control+Shift+B',
      isOn: (editor) => editor.isActive('blockquote'),
      run: (chain) => chain.toggleBlockquote(),
    },
    mark('code', 'code', { icon: 'code', keys: 'Control+E' }),
    {
      name: 'codeBlock',
      icon: 'square-code',
      keys: 'Control+Alt+C',
      isOn: (editor) => editor.isActive('codeBlock'),
      run: (chain) => chain.toggleCodeBlock(),
    },
  ],
];

/** Takes all markup off what is selected. */
export const CLEAR: Tool = {
  name: 'clear',
  icon: 'remove-formatting',
  run: (chain) => chain.unsetAllMarks().clearNodes(),
};

/** Undo and redo. */
export const HISTORY: readonly Tool[] = [
  {
    name: 'undo',
    icon: 'undo-2',
    keys: 'Control+Z',
    isAble: (editor) => editor.can().undo(),
    run: (chain) => chain.undo(),
  },
  {
    name: 'redo',
    icon: 'redo-2',
    keys: 'Control+Shift+Z',
    isAble: (editor) => editor.can().redo(),
    run: (chain) => chain.redo(),
  },
];
