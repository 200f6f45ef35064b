import type { FieldError } from './contract.ts';

/**
 * What an input reports while its text cannot be read as a value. A form keeps the text, shows the error, and never
 * sends it: neither the old value nor an empty one stands in for it.
 */
export class InvalidInput {
  /** What the person typed. */
  readonly text: string;
  readonly error: FieldError;

  constructor(text: string, error: FieldError) {
    this.text = text;
    this.error = error;
  }
}
