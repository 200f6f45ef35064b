import { ContextConsumer } from '@lit/context';
import {
  type CSSResultGroup,
  css,
  html,
  nothing,
  type PropertyDeclaration,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property, state } from 'lit/decorators.js';
import type { FieldDescriptor, FieldError, FieldKind, OptionsOutput } from '../../sdk/index.ts';
import { type Connection, connectionContext } from '../internal/connection.ts';
import { define } from '../internal/define.ts';
import { LateModule } from '../internal/late-code.ts';
import { shared } from '../theme/controls.styles.ts';
import type { FieldChoice } from './described-field.ts';
import { FormControl } from './form-control.ts';

const code = new LateModule(() => import('./field-drawing.ts'));

/**
 * A field as in our forms, for a form of your own: label, input, help and error. It is described by its attributes, or,
 * with `model`, by the admin. Its input is the same element as in `<asok-form>`, and its value goes into the form around.
 *
 * @fires {Event} input - while typing
 * @fires {Event} change - when the edit is done
 * @csspart field - all of it
 * @csspart container - all of it; of a checkbox or switch the label around
 * @csspart label - the label
 * @csspart control - the input as a whole; its own parts are parts of the field too
 * @csspart help - the help
 * @csspart error - what is wrong
 */
export class AsokField extends FormControl {
  static override styles: CSSResultGroup = [
    FormControl.styles,
    shared,
    css`
      .field.inline {
        padding: 0;
      }
    `,
  ];

  /** The kind of field, as `kind` in the options of a model. */
  @property() type: FieldKind = 'text';
  /** Another input than the kind's own: `toggle`, `checkbox`, `dropdown`, `textarea`. */
  @property() widget = '';
  /** The same as `widget`. */
  @property({ attribute: 'form-type' }) formType = '';
  /** Slug of the model whose field `name` is: the admin then says what it is. */
  @property() model = '';
  /** A sentence below the input. */
  @property() help = '';
  /** The value; in markup a text, or `checked` for a boolean one. */
  @property() value: unknown;
  /** Whether a boolean one is on. */
  @property({ type: Boolean }) checked = false;
  /** The choices of a dropdown: `{ value, label }`, or pairs. */
  @property({ attribute: false }) choices: readonly FieldChoice[] | null = null;
  /** The smallest number taken. */
  @property({ type: Number }) min: number | null = null;
  /** The largest number taken. */
  @property({ type: Number }) max: number | null = null;
  /** Most characters. */
  @property({ type: Number, attribute: 'maxlength' }) maxLength: number | null = null;
  /** Finds the records that a relation may point to. */
  @property({ attribute: false }) search: ((q: string) => Promise<OptionsOutput>) | null = null;

  /** The person was here, or the form was to be sent: what is wrong is shown. */
  @state() private touched = false;
  @state() private refusal = '';

  readonly #provided = new ContextConsumer(this, {
    context: connectionContext,
    subscribe: true,
    callback: (connection) => this.#follow(connection),
  });
  #unfollow: (() => void) | undefined;
  #isDrawing = false;
  #drawn: Promise<void> | undefined;

  constructor() {
    super();
    const touch = () => {
      this.touched = true;
    };
    this.addEventListener('change', touch);
    this.addEventListener('invalid', touch);
    this.addEventListener('click', (event) => {
      // A press on a `<label>` of the page arrives as a click on the element itself.
      if (event.composedPath()[0] === this) this.#input?.click();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!code.code) this.#drawn ??= this.#fetch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  override setCustomValidity(message: string): void {
    this.refusal = message;
    super.setCustomValidity(message);
  }

  override formResetCallback(): void {
    this.touched = false;
    super.formResetCallback();
  }

  protected override read(): unknown {
    return this.value;
  }

  protected override write(value: unknown): void {
    this.value = value;
  }

  protected override formValue(): string | File | FormData | null {
    const input = this.#input;
    if (input) return FormControl.stateOf(input).entry;
    // Before there is an input: what stands in the markup.
    return typeof this.value === 'string' ? this.value : this.checked ? 'on' : null;
  }

  protected override problem(): FieldError | null {
    const input = this.#input;
    return input ? FormControl.stateOf(input).problem : null;
  }

  protected override isEmpty(): boolean {
    const input = this.#input;
    return input ? FormControl.stateOf(input).isEmpty : super.isEmpty();
  }

  // The input inside knows what is sent, so it has a new value at once.
  override requestUpdate(name?: PropertyKey, oldValue?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, oldValue, options);
    if (this.hasUpdated && name === 'value' && !this.#isDrawing) this.performUpdate();
  }

  protected override performUpdate(): void {
    this.#isDrawing = true;
    super.performUpdate();
    this.#isDrawing = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('checked') && (this.checked || this.hasUpdated)) this.value = this.checked;
    if (changed.has('model')) this.#follow(this.#provided.value);
  }

  override render(): TemplateResult | typeof nothing {
    if (!code.code) return html`<div class="input" aria-hidden="true"></div>`;
    const { fieldOfAttributes, renderField, renderInput, valueOfText } = code.code;
    const field = this.model ? this.#modelField : fieldOfAttributes(this);
    if (!field) return nothing;
    const { localize } = this;
    const id = 'control';
    const error = this.#error;
    const value = this.value === undefined ? field.default : valueOfText(field, this.value);
    const control = renderInput(field, {
      id,
      describedBy: `${id}-help ${id}-error`,
      value,
      values: { [field.name]: value },
      invalid: error !== null || this.invalid,
      disabled: this.isDisabled,
      localize,
      slug: this.model,
      creating: true,
      search: (q) => this.#find(q),
      change: (next) => {
        this.value = next;
      },
    });
    return renderField(field, { id, control, localize, error, creating: true });
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#drawn;
    return super.getUpdateComplete();
  }

  async #fetch(): Promise<void> {
    try {
      await code.load();
      this.requestUpdate();
    } catch {
      // The next one that is shown asks again.
      this.#drawn = undefined;
    }
  }

  get #input(): FormControl | null {
    const input = this.renderRoot?.querySelector('[part~=control]');
    return input instanceof FormControl ? input : null;
  }

  get #error(): FieldError | null {
    if (this.refusal) return { code: 'format', message: this.refusal };
    if (!this.touched || !this.#input) return null;
    return this.required && this.isEmpty() ? { code: 'required' } : this.problem();
  }

  /** What is drawn; null while the admin did not say it, or does not show it to this person. */
  get #modelField(): FieldDescriptor | null {
    const model = this.#provided.value?.session.model(this.model);
    const field = model?.fields.find(({ name }) => name === this.name);
    if (!field) return null;
    return {
      ...field,
      label: this.label || field.label,
      help: this.help || field.help,
      placeholder: this.placeholder || field.placeholder,
      required: this.required || field.required,
      readonly: this.readonly || field.readonly || !(field.create || field.edit),
      parts: { ...field.parts, ...this.parts },
    };
  }

  #follow(connection: Connection | undefined): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
    if (!connection || !this.model) return;
    const { session } = connection;
    this.#unfollow = session.$state.listen(() => this.requestUpdate());
    if (session.$state.get().status === 'loading') void session.load();
    this.requestUpdate();
  }

  async #find(q: string): Promise<OptionsOutput> {
    const none = { options: [], more: false };
    if (this.search) return this.search(q);
    const options = this.model ? this.#provided.value?.client.model(this.model).options : undefined;
    return (await options?.query({ field: this.name, ...(q && { q }) })) ?? none;
  }
}

define('asok-field', AsokField);

declare global {
  interface HTMLElementTagNameMap {
    'asok-field': AsokField;
  }
}
