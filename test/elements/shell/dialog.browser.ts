import { expect, fixture, html } from '@open-wc/testing';
import { confirmDialog } from '../../../elements/internal/dialog.ts';
import { toast } from '../../../elements/internal/toast.ts';
import type { AsokDialog } from '../../../elements/shell/asok-dialog.ts';
import type { AsokToasts } from '../../../elements/shell/asok-toasts.ts';
import '../../../elements/shell/asok-provider.ts';
import { expectAccessible } from '../../support/accessibility.ts';

const question = { title: 'Delete it?', text: 'It cannot be brought back.', confirm: 'Delete', danger: true };

describe('asok-dialog', () => {
  it('starts on the safe button and gives the focus back', async () => {
    const host = await fixture<HTMLElement>(html`<div><button>Delete it</button></div>`);
    const button = host.querySelector('button');
    button?.focus();
    const answer = confirmDialog(host, question);
    const dialog = host.querySelector('asok-dialog') as AsokDialog;
    await dialog.updateComplete;
    expect(dialog.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Cancel');
    expect(dialog.shadowRoot?.querySelector('dialog')?.getAttribute('role')).to.equal('alertdialog');
    await expectAccessible(dialog);
    dialog.close('cancel');
    expect(await answer).to.equal(false);
    expect(host.querySelector('asok-dialog')).to.equal(null);
    expect(document.activeElement).to.equal(button);
  });

  it('answers true for the confirming button alone', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const answer = confirmDialog(host, question);
    const dialog = host.querySelector('asok-dialog') as AsokDialog;
    await dialog.updateComplete;
    dialog.shadowRoot?.querySelector<HTMLButtonElement>('.danger.button')?.click();
    expect(await answer).to.equal(true);
    const second = confirmDialog(host, question);
    (host.querySelector('asok-dialog') as AsokDialog).close('escape');
    expect(await second).to.equal(false);
  });
});

describe('asok-toasts', () => {
  it('shows at most three, danger as an alert, and runs the action', async () => {
    let undone = 0;
    const host = await fixture<HTMLElement>(html`<div><asok-toasts></asok-toasts><p></p></div>`);
    const inner = host.querySelector('p') as HTMLElement;
    for (const n of [1, 2, 3]) toast(inner, { tone: 'success', text: `Saved ${n}` });
    toast(inner, { tone: 'danger', text: 'Failed', action: { label: 'Undo', run: () => (undone += 1) } });
    const toasts = host.querySelector('asok-toasts') as AsokToasts;
    await toasts.updateComplete;
    const root = toasts.shadowRoot as ShadowRoot;
    expect(root.querySelectorAll('.toast').length).to.equal(3);
    expect(root.querySelector('[role=alert]')?.textContent).to.contain('Failed');
    await expectAccessible(toasts);
    root.querySelector<HTMLButtonElement>('.link-button')?.click();
    await toasts.updateComplete;
    expect(undone).to.equal(1);
    expect(root.querySelectorAll('.toast').length).to.equal(2);
  });

  it('shows a toast of an element that stands alone', async () => {
    const host = await fixture<HTMLElement>(html`<p></p>`);
    toast(host, { tone: 'info', text: 'Alone' });
    const toasts = document.querySelector('body > asok-toasts') as AsokToasts;
    await toasts.updateComplete;
    expect(toasts.shadowRoot?.textContent).to.contain('Alone');
    toasts.remove();
  });
});
