import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { askDialog, confirmDialog } from '../../../elements/internal/dialog.ts';
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

describe('asok-dialog, other ways out', () => {
  it('a third button is told apart, red and not filled; the focus stays on the safe one', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const answer = askDialog(host, { ...question, danger: false, cancel: 'Stay', alternative: 'Discard' });
    const dialog = host.querySelector('asok-dialog') as AsokDialog;
    await dialog.updateComplete;
    expect(dialog.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Stay');
    const other = dialog.shadowRoot?.querySelector<HTMLButtonElement>('.alternative');
    expect(other?.textContent?.trim()).to.equal('Discard');
    expect(other?.matches('.danger-quiet')).to.equal(true);
    await expectAccessible(dialog);
    other?.click();
    expect(await answer).to.equal('alternative');
  });

  it('what can be brought back has an icon of its own, what cannot the triangle', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const tileOf = async (icon?: string) => {
      const answer = confirmDialog(host, { ...question, ...(icon && { icon }) });
      const dialog = host.querySelector('asok-dialog') as AsokDialog;
      await dialog.updateComplete;
      const drawing = dialog.shadowRoot?.querySelector('.tile svg')?.innerHTML;
      dialog.close('cancel');
      await answer;
      return drawing;
    };
    expect(await tileOf('trash-2')).to.not.equal(await tileOf());
  });

  it('a phrase must be typed before anything is confirmed', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const phrase = { words: 'delete 12', label: 'Type delete 12 to confirm' };
    const answer = confirmDialog(host, { ...question, phrase });
    const dialog = host.querySelector('asok-dialog') as AsokDialog;
    await dialog.updateComplete;
    const root = dialog.shadowRoot as ShadowRoot;
    const input = root.querySelector<HTMLInputElement>('#phrase');
    const confirm = root.querySelector<HTMLButtonElement>('.button.danger');
    expect(root.activeElement).to.equal(input);
    await sendKeys({ type: 'delete 1' });
    confirm?.click();
    expect(dialog.open).to.equal(true);
    expect(confirm?.getAttribute('aria-disabled')).to.equal('true');
    await expectAccessible(dialog);
    await sendKeys({ type: '2' });
    await sendKeys({ press: 'Enter' });
    expect(await answer).to.equal(true);
  });
});

describe('asok-toasts', () => {
  it('keeps messages while they are pointed at or hold the focus, whichever ends last', async () => {
    const running = new Set<number>();
    const { setTimeout: start, clearTimeout: stop } = window;
    window.setTimeout = ((run: () => void, wait?: number) => {
      const timer = start(run, wait);
      if (wait === 6000) running.add(timer);
      return timer;
    }) as typeof setTimeout;
    window.clearTimeout = ((timer?: number) => {
      if (timer !== undefined) running.delete(timer);
      stop(timer);
    }) as typeof clearTimeout;
    try {
      const host = await fixture<HTMLElement>(html`<div><asok-toasts></asok-toasts></div>`);
      const toasts = host.querySelector('asok-toasts') as AsokToasts;
      toasts.show({ tone: 'success', text: 'Saved', detail: 'With two merges' });
      toasts.show({ tone: 'danger', text: 'Failed' });
      await toasts.updateComplete;
      const root = toasts.shadowRoot as ShadowRoot;
      const region = root.querySelector('.region') as HTMLElement;
      expect(running.size, 'danger stays by itself').to.equal(1);
      expect(root.querySelector('[role=status]')?.textContent).to.contain('With two merges');
      region.dispatchEvent(new PointerEvent('pointerenter'));
      expect(running.size).to.equal(0);
      root.querySelector<HTMLElement>('.icon-button')?.focus();
      region.dispatchEvent(new PointerEvent('pointerleave'));
      expect(running.size, 'the focus is in it').to.equal(0);
      toasts.show({ tone: 'info', text: 'Another' });
      await toasts.updateComplete;
      expect(running.size, 'a new one waits, too').to.equal(0);
      region.dispatchEvent(new FocusEvent('focusout'));
      expect(running.size).to.equal(2);
    } finally {
      Object.assign(window, { setTimeout: start, clearTimeout: stop });
    }
  });

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
