import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { FormControl } from '../../elements/fields/form-control.ts';

/** An input inside a native form, with what it tells the form and the page. */
export interface MountedInput<E extends FormControl> {
  form: HTMLFormElement;
  element: E;
  root: ShadowRoot;
  /** The native control inside. */
  control: HTMLInputElement;
  /** Types of the `input` and `change` events that reached the form, in order. */
  events: string[];
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
  findAll<T extends HTMLElement = HTMLElement>(selector: string): T[];
  /** What the form would send under a name. */
  sent(name: string): FormDataEntryValue[];
}

/** Puts a template with one input into a form. */
export async function mountInput<E extends FormControl>(template: TemplateResult): Promise<MountedInput<E>> {
  const form = await fixture<HTMLFormElement>(html`<form>${template}</form>`);
  const element = form.querySelector('[name]') as E;
  await element.updateComplete;
  const root = element.shadowRoot as ShadowRoot;
  const events: string[] = [];
  for (const type of ['input', 'change']) form.addEventListener(type, () => events.push(type));
  return {
    form,
    element,
    root,
    control: root.querySelector('.control') as HTMLInputElement,
    events,
    find: <T extends HTMLElement>(selector: string) => root.querySelector(selector) as T,
    findAll: <T extends HTMLElement>(selector: string) => [...root.querySelectorAll<T>(selector)],
    sent: (name) => new FormData(form).getAll(name),
  };
}

/** Replaces the text of a native control, as typing does, without leaving it. */
export function typeText(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Ends the edit of a native control, as leaving it does. */
export function endEdit(control: HTMLElement): void {
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Presses keys of the real keyboard, one after the other: `Enter`, `Shift+PageUp`. */
export async function pressKeys(...keys: string[]): Promise<void> {
  for (const chord of keys) {
    const held = chord.split('+');
    const key = held.pop() ?? '';
    for (const modifier of held) await sendKeys({ down: modifier });
    await sendKeys({ press: key });
    for (const modifier of held) await sendKeys({ up: modifier });
  }
}
