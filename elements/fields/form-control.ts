import { type CSSResultGroup, LitElement, type PropertyDeclaration, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { type FieldError, type FieldErrorCode, type Parts, partsOf } from '../../sdk/index.ts';
import { fieldErrorText } from '../i18n/errors.ts';
import { LocalizeController } from '../i18n/localize.ts';
import { adoptTokens } from '../theme/adopt-tokens.ts';
import { controls, surfaces, texts } from '../theme/controls.styles.ts';
import { controlStyles } from './form-control.styles.ts';

const FLAGS: Partial<Record<FieldErrorCode, keyof ValidityStateFlags>> = {
  required: 'valueMissing',
  type: 'badInput',
  format: 'typeMismatch',
  tooLong: 'tooLong',
  tooSmall: 'rangeUnderflow',
  tooLarge: 'rangeOverflow',
};

/**
 * Base of our inputs: a form-associated element that behaves as a native control does in a `<form>`, with a label,
 * a description and validity that reach the native control in its shadow root.
 */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [controls, surfaces, texts, controlStyles];

  /** Name of the entry in the form's data. */
  @property({ reflect: true }) name = '';
  /** Accessible name; without it, the text of the `<label>` that points here. */
  @property() label = '';
  /** A hint of what to enter, shown while nothing is. */
  @property() placeholder = '';
  /** Ids of elements beside this one that describe it, separated by spaces. */
  @property({ attribute: 'described-by' }) describedBy = '';
  /** Can be neither used nor focused; its value is not sent. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Can be focused and read, not changed; its value is sent. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** Without a value the form is not sent. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Draws the control as refused, and says so to assistive technology. */
  @property({ type: Boolean, reflect: true }) invalid = false;
  /** Attributes for the named parts; in markup `option__class` and its like. */
  @property({ attribute: false }) parts: Parts = {};

  @state() private disabledByFieldset = false;
  @query('.control') protected readonly control!: HTMLElement | null;

  protected readonly localize = new LocalizeController(this);
  readonly #internals = this.attachInternals();
  #customMessage = '';
  #initial: unknown;
  /** What the form was told last: a form of many fields would be told the same again with every drawing. */
  #told: { entry: unknown; refusal: string; at: HTMLElement | null } | null = null;

  /** The form that the value goes to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  /** The `<label>`s that point here. */
  get labels(): NodeList {
    return this.#internals.labels;
  }
  /** What is wrong with the value, as of a native control. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  /** What is wrong with it in words; '' when nothing is. */
  get validationMessage(): string {
    this.#sync();
    return this.#internals.validationMessage;
  }
  /** Whether the value is checked at all: not while disabled. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Whether the value may be sent; dispatches `invalid` if not. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** As `checkValidity`, and shows the message at the control. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Makes the control invalid with this message; an empty one takes it back. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.#sync();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabledByFieldset = disabled;
  }

  formResetCallback(): void {
    this.write(this.#initial);
  }

  /** The value as the element's property holds it. */
  protected abstract read(): unknown;
  protected abstract write(value: unknown): void;
  /** The value as a form sends it; null sends no entry. */
  protected abstract formValue(): string | File | FormData | null;
  /** What is wrong with the value apart from `required`. */
  protected abstract problem(): FieldError | null;

  /** Nothing was entered or chosen. */
  protected isEmpty(): boolean {
    const value = this.read();
    return value === null || value === undefined || value === '';
  }

  protected get isDisabled(): boolean {
    return this.disabled || this.disabledByFieldset;
  }

  protected get accessibleName(): string {
    return this.label || [...this.labels].map((label) => label.textContent?.trim() ?? '').join(' ');
  }

  protected emit(...types: ('input' | 'change')[]): void {
    for (const type of types) this.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.ownerDocument);
    // `option__class="…"` in the markup of a page.
    const named = this.getAttributeNames().filter((name) => name.includes('__'));
    if (named.length > 0) {
      this.parts = {
        ...partsOf(Object.fromEntries(named.map((name) => [name, this.getAttribute(name)]))),
        ...this.parts,
      };
    }
  }

  /** What a control says of its value, for the one that stands around it. */
  protected static stateOf(control: FormControl) {
    return { entry: control.formValue(), problem: control.problem(), isEmpty: control.isEmpty() };
  }

  // A form reads value and validity at once, as it does of a native control: it does not wait for the next rendering.
  override requestUpdate(name?: PropertyKey, oldValue?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, oldValue, options);
    if (this.hasUpdated && name !== undefined) this.#sync();
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    this.#initial = this.read();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#sync();
    this.#describe();
  }

  #sync(): void {
    const entry = this.formValue();
    const error = this.required && this.isEmpty() ? { code: 'required' as const } : this.problem();
    const flags: ValidityStateFlags = {
      ...(error && { [FLAGS[error.code] ?? 'customError']: true }),
      ...(this.#customMessage && { customError: true }),
    };
    const message = this.#customMessage || (error ? fieldErrorText(this.localize, error) : '');
    const told = { entry, refusal: JSON.stringify([flags, message]), at: this.control };
    const before = this.#told;
    this.#told = told;
    if (!before || before.entry !== entry) this.#internals.setFormValue(entry);
    if (!before || before.refusal !== told.refusal || before.at !== told.at) {
      this.#internals.setValidity(flags, message, this.control ?? undefined);
    }
  }

  // The description stands outside this shadow root, where `aria-describedby` of the inner control cannot point.
  #describe(): void {
    if (!this.control) return;
    const root = this.getRootNode() as Document | ShadowRoot;
    const elements = this.describedBy
      .split(/\s+/)
      .filter(Boolean)
      .map((id) => root.getElementById(id))
      .filter((element) => element !== null);
    if ('ariaDescribedByElements' in this.control) {
      const before = this.control.ariaDescribedByElements ?? [];
      const isSame = before.length === elements.length && elements.every((element, index) => element === before[index]);
      if (!isSame) this.control.ariaDescribedByElements = elements;
    } else (this.control as Element).setAttribute('aria-description', elements.map((it) => it.textContent).join(' '));
  }
}
