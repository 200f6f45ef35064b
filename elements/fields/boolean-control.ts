import { css, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { FormControl } from './form-control.ts';

/** What the checkbox and the switch share: a state, and a label of their own beside the box. */
export abstract class BooleanControl extends FormControl {
  static override styles: CSSResultGroup = [
    FormControl.styles,
    css`
      .container {
        display: flex;
        align-items: flex-start;
        gap: 10px;
        cursor: pointer;
      }
      .checkbox {
        margin-block: 2px;
      }
      .container.disabled {
        cursor: not-allowed;
      }
      .text {
        font-size: var(--asok-text-sm);
        font-weight: var(--asok-weight-medium);
        line-height: 20px;
      }
      .required {
        color: var(--asok-color-danger-text);
      }
    `,
  ];

  /** On, off, or null while neither was chosen. */
  @property({ type: Boolean }) checked: boolean | null = false;
  /** What a form sends while it is on. */
  @property() value = 'on';
  /** The label is seen elsewhere: only assistive technology gets it from here. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      // A press on a `<label>` of the page arrives as a click on the element itself.
      if (event.composedPath()[0] === this) this.control?.click();
    });
  }

  protected override read(): unknown {
    return this.checked;
  }

  protected override write(value: unknown): void {
    this.checked = value as boolean | null;
  }

  protected override formValue(): string | null {
    return this.checked ? this.value : null;
  }

  protected override problem(): null {
    return null;
  }

  protected override isEmpty(): boolean {
    return !this.checked;
  }

  /** The native event would reach the page before `checked` is set. */
  protected stop(event: Event): void {
    event.stopPropagation();
  }

  protected toggle(event: Event): void {
    event.stopPropagation();
    this.checked = (event.target as HTMLInputElement).checked;
    this.emit('input', 'change');
  }

  /** A native checkbox has no read-only state: the click is taken back. */
  protected guard(event: Event): void {
    if (this.readonly) event.preventDefault();
  }
}
