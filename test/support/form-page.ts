import type { Destination } from '../../elements/internal/events.ts';
import type { AsokForm } from '../../elements/records/asok-form.ts';
import '../../elements/records/asok-form.ts';
import type { UpdateInput } from '../../sdk/index.ts';
import { openPage, type Page, type PageSetup } from './record-page.ts';

/** What the stored article is called. */
export const TITLE = 'The quiet craft of repairing paper maps';

/** `<asok-form>` on the page, with what a person does to it. */
export interface FormPage extends Page<AsokForm> {
  /** Where it wanted to go. */
  destinations: Destination[];
  control(name: string): HTMLElement;
  /** The native control of a field. */
  native(name: string): HTMLInputElement;
  type(name: string, text: string): Promise<void>;
  press(name: string, init: KeyboardEventInit): void;
  updates(): UpdateInput[];
  /** The words in the save bar. */
  status(): string | undefined;
}

/** Opens the form of article 7, or of a new one with `id` null. */
export async function openForm(setup: PageSetup = {}): Promise<FormPage> {
  const page = await openPage('asok-form', setup);
  const { element, root } = page;
  const destinations: Destination[] = [];
  element.addEventListener('asok-navigate', (event) => destinations.push(event.destination));
  const control = (name: string) => root.getElementById(`field-${name}`) as HTMLElement;
  const native = (name: string) => control(name).shadowRoot?.querySelector('.control') as HTMLInputElement;
  return {
    ...page,
    destinations,
    control,
    native,
    async type(name, text) {
      native(name).value = text;
      native(name).dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await element.updateComplete;
    },
    press(name, init) {
      const event = new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init });
      native(name).dispatchEvent(event);
    },
    updates: () => page.sent('update') as UpdateInput[],
    status: () => page.find('.status')?.textContent?.trim(),
  };
}
