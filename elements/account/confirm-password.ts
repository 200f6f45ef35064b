import type { LitElement } from 'lit';
import type { AdminClient } from '../../sdk/index.ts';
import { AsokConfirmPassword } from './asok-confirm-password.ts';

/**
 * Asks for the person's password; resolves with whether it was given and right. The dialog stands inside the element that
 * asks, so it has that element's theme and language.
 */
export async function confirmPassword(host: LitElement, client: AdminClient): Promise<boolean> {
  const dialog = new AsokConfirmPassword();
  dialog.client = client;
  host.renderRoot.append(dialog);
  try {
    return await dialog.answer;
  } finally {
    // Its own update closes the native dialog, which gives the focus back.
    await dialog.updateComplete;
    dialog.remove();
  }
}
