import type { InputBinding } from './field-view.ts';

/** The value of the input that an event comes from. */
export const valueOf = <T>(event: Event): T => (event.target as unknown as { value: T }).value;

/** Tells the form what an input holds now. */
export const report = (binding: InputBinding) => (event: Event) => binding.change(valueOf(event));
