import { html } from '@open-wc/testing';
import type { Editor } from '@tiptap/core';
import '../../elements/fields/asok-rich-text.ts';
import type { AsokRichText } from '../../elements/fields/asok-rich-text.ts';
import { type MountedInput, mountInput } from './input-form.ts';

/** A rich-text input in a native form, its editor there. */
export interface RichTextPage extends MountedInput<AsokRichText> {
  /** What one types into. */
  text: HTMLElement;
  /** A button of the toolbar by its name. */
  tool(label: string): HTMLButtonElement;
  settled(): Promise<void>;
}

interface Options
  extends Partial<Pick<AsokRichText, 'value' | 'label' | 'required' | 'readonly' | 'disabled' | 'lang'>> {
  maxLength?: number;
}

/** Puts one into a form. */
export async function openRichText({ value = '', label = 'Body', ...more }: Options = {}): Promise<RichTextPage> {
  const mounted = await mountInput<AsokRichText>(
    html`<asok-rich-text name="body" label=${label} .value=${value} lang=${more.lang ?? 'en'}
      .maxLength=${more.maxLength ?? null} ?required=${more.required} ?readonly=${more.readonly} ?disabled=${more.disabled}
    ></asok-rich-text>`,
  );
  const { element, root } = mounted;
  const settled = async () => {
    await element.updateComplete;
    await element.updateComplete;
  };
  await settled();
  return {
    ...mounted,
    get text() {
      return root.querySelector('[role=textbox]') as HTMLElement;
    },
    tool: (wanted) => root.querySelector(`.tool[aria-label="${wanted}"]`) as HTMLButtonElement,
    settled,
  };
}

/** The editor behind a text, for states that no key leads to. */
export function editorOf(text: HTMLElement): Editor {
  return (text as HTMLElement & { editor: Editor }).editor;
}

/** Pastes HTML, as the clipboard gives it. */
export function pasteHtml(target: HTMLElement, markup: string, plain = ''): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', markup);
  clipboardData.setData('text/plain', plain);
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}
