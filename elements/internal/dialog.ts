import { AsokDialog, type DialogReason } from '../shell/asok-dialog.ts';
import { prefixedParts } from './part-names.ts';

/** A question before something happens. */
export interface Confirmation {
  title: string;
  text: string;
  /** Words of the button that does it. */
  confirm: string;
  /** Words of the safe button, default Cancel. */
  cancel?: string;
  /** Words of a third button. */
  alternative?: string;
  /** Beside the title, by name. */
  icon?: string;
  /** Something is lost: red button, and an alert to screen readers. */
  danger?: boolean;
  /** Words to type before it can be confirmed, and the sentence around them that asks for it. */
  phrase?: { words: string; label: string };
}

/** Asks, and resolves with whether the person confirmed. */
export async function confirmDialog(host: HTMLElement, question: Confirmation): Promise<boolean> {
  return (await askDialog(host, question)) === 'confirm';
}

/**
 * Asks, and resolves with the answer. The dialog stands inside the element that asks, so it has that element's theme and
 * language.
 */
export async function askDialog(
  host: HTMLElement,
  { title, text, confirm, cancel, alternative, icon, danger, phrase }: Confirmation,
): Promise<DialogReason> {
  const dialog = new AsokDialog();
  dialog.setAttribute('exportparts', prefixedParts('dialog', ['title', 'body', 'footer']));
  dialog.heading = title;
  dialog.textContent = text;
  dialog.confirm = confirm;
  dialog.cancel = cancel ?? '';
  dialog.alternative = alternative ?? '';
  dialog.icon = icon ?? '';
  dialog.danger = danger ?? false;
  if (phrase) Object.assign(dialog, { phrase: phrase.words, phraseLabel: phrase.label });
  dialog.open = true;
  const answer = new Promise<DialogReason>((resolve) => {
    dialog.addEventListener('asok-close', (event) => {
      event.stopPropagation();
      resolve(event.reason);
    });
  });
  (host.shadowRoot ?? host).append(dialog);
  const reason = await answer;
  // Its own update closes the native dialog, which gives the focus back.
  await dialog.updateComplete;
  dialog.remove();
  return reason;
}
