import { Editor, Extension, getSchema } from '@tiptap/core';
import { DOMParser, type Node, Slice } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import StarterKit from '@tiptap/starter-kit';
import { isEmptyRichText, isSafeHref } from '../../../sdk/index.ts';
import { purify } from './purify.ts';

/** What the editor tells the control around it, and asks of it. */
export interface EditorHost {
  /** The person changed the text. */
  changed(): void;
  /** Text, selection or history differ from what was drawn. */
  moved(): void;
  openLink(): void;
  enterToolbar(): void;
  attributes(): Record<string, string>;
}

const KIT = StarterKit.configure({
  heading: { levels: [1, 2, 3, 4] },
  // An empty paragraph behind a list would be a change that nobody made.
  trailingNode: false,
  dropcursor: { color: 'currentColor', class: 'drop-cursor' },
  link: {
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (href) => isSafeHref(href),
    HTMLAttributes: { target: null, rel: 'noopener', class: null },
  },
});

/** Stored HTML as the editor's document. */
function documentOf(html: string, schema: Node['type']['schema']): Node {
  return DOMParser.fromSchema(schema).parse(purify(html));
}

/** Makes the editor. Nothing in it sets HTML from a text: that would need a Trusted Types policy that lets everything pass. */
export function createEditor(html: string, host: EditorHost): Editor {
  const keys = Extension.create({
    name: 'keys',
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        host.openLink();
        return true;
      },
      'Alt-F10': () => {
        host.enterToolbar();
        return true;
      },
    }),
  });
  const extensions = [KIT, keys];
  return new Editor({
    element: null,
    injectCSS: false,
    extensions,
    content: documentOf(html, getSchema(extensions)).toJSON(),
    editorProps: { attributes: () => host.attributes(), handleDOMEvents: domEvents(), transformCopied: remember },
    onUpdate: () => host.changed(),
    onTransaction: () => host.moved(),
  });
}

/** What the editor holds, as it is stored; '' for an empty document. */
export function htmlOf(editor: Editor): string {
  const html = editor.getHTML();
  return isEmptyRichText(html) ? '' : html;
}

/** Puts another text in, unless it is the one that is there: then selection and history stay. */
export function replaceDocument(editor: Editor, html: string): void {
  const doc = documentOf(html, editor.schema);
  if (doc.eq(editor.state.doc)) return;
  // A state of its own: undoing must not bring back the text of another record.
  const { plugins } = editor.state;
  editor.view.updateState(EditorState.create({ doc, plugins }));
}

type DomEvents = NonNullable<EditorProps['handleDOMEvents']>;

function domEvents(): DomEvents {
  // In a list Tab indents: Escape, then Tab, leads out.
  let leaves = false;
  return {
    keydown: (_view, event) => {
      const isLeaving = leaves && event.key === 'Tab';
      if (event.key !== 'Shift') leaves = event.key === 'Escape';
      return isLeaving;
    },
    paste: (view, event) => {
      const html = markupIn(event.clipboardData);
      // Code takes the plain text.
      if (!html || view.state.selection.$from.parent.type.spec.code) return false;
      event.preventDefault();
      const slice = sliceOf(view, event.clipboardData);
      view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('uiEvent', 'paste'));
      return true;
    },
    drop: (view, event) => {
      const html = view.dragging ? '' : markupIn(event.dataTransfer);
      const place = html ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
      if (!place || view.state.doc.resolve(place.pos).parent.type.spec.code) return false;
      event.preventDefault();
      const slice = sliceOf(view, event.dataTransfer);
      const at = dropPoint(view.state.doc, place.pos, slice) ?? place.pos;
      view.dispatch(view.state.tr.replaceRange(at, at, slice).setMeta('uiEvent', 'drop'));
      return true;
    },
  };
}

function markupIn(data: DataTransfer | null): string {
  return data?.getData('text/html') ?? '';
}

/** What was last copied out of an editor of this page: its HTML says less than it was, such as the list around an entry. */
let copied: { slice: unknown; text: string } | null = null;

function remember(slice: Slice): Slice {
  copied = { slice: slice.toJSON(), text: slice.content.textBetween(0, slice.content.size, '\n\n') };
  return slice;
}

/** What can be put in: the very thing that was copied here, or foreign HTML, purified. */
function sliceOf(view: EditorView, data: DataTransfer | null): Slice {
  const { schema, selection } = view.state;
  const html = markupIn(data);
  const isOurs = html.includes('data-pm-slice');
  if (isOurs && copied && copied.text === data?.getData('text/plain').replaceAll('\r\n', '\n'))
    return Slice.fromJSON(schema, copied.slice);
  const parsed = DOMParser.fromSchema(schema).parseSlice(purify(html), {
    context: selection.$from,
    preserveWhitespace: isOurs,
  });
  // Its outer blocks are open, so that a few words stay in their paragraph.
  return Slice.maxOpen(parsed.content, true);
}
