import type { Decorator } from '@storybook/web-components-vite';
import { html } from 'lit';

/** Puts an input into a native form, with a label and the width that a form gives it. */
export const inForm: Decorator = (story, { args }) => {
  const input = story() as HTMLElement;
  input.id = 'field';
  const { label = '', labelHidden } = args as { label?: string; labelHidden?: boolean };
  const ownLabel = input.localName === 'asok-checkbox' || input.localName === 'asok-toggle' || labelHidden;
  return html`<form class="field-frame" @submit=${(event: Event) => event.preventDefault()}>
    ${ownLabel ? '' : html`<label for="field">${label}</label>`}${input}
  </form>`;
};

/** A name so long that it breaks. */
export const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung';
