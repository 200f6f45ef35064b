import { type CSSResult, html, type LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Parts } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { LateModule } from '../internal/late-code.ts';
import { FormControl } from './form-control.ts';

/** Draws one control and answers to the person; the control itself keeps the value. Begins from the value it finds. */
export interface Drawing {
  render(): TemplateResult;
  willUpdate?(changed: PropertyValues): void;
  updated?(changed: PropertyValues): void;
}

/** A control as its drawing knows it. */
export interface ControlFace extends LitElement {
  name: string;
  placeholder: string;
  readonly: boolean;
  required: boolean;
  invalid: boolean;
  parts: Parts;
  readonly localize: LocalizeController;
  readonly accessibleName: string;
  readonly isDisabled: boolean;
  readonly control: HTMLElement | null;
  emit(...types: ('input' | 'change')[]): void;
}

/** What a module with a drawing gives. */
interface DrawingModule {
  styles?: CSSResult;
  start(control: ControlFace): Drawing;
}

/** The module with a drawing: fetched once for all controls of a class, and again after a failure. */
export class DrawingCode extends LateModule<DrawingModule> {}

/** A control that is a part of its form from the start, and whose drawing is fetched when the first one is shown. */
export abstract class LateControl extends FormControl {
  protected abstract readonly code: DrawingCode;
  protected drawing: Drawing | null = null;

  @state() private failed = false;
  #drawn: Promise<void> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.drawing) return;
    if (this.code.code) this.#start(this.code.code);
    else this.#drawn ??= this.#draw();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#drawn;
    return super.getUpdateComplete();
  }

  override focus(options?: FocusOptions): void {
    if (this.drawing) super.focus(options);
    else void this.updateComplete.then(() => super.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.drawing?.willUpdate?.(changed);
  }

  override render(): TemplateResult {
    return this.drawing ? this.drawing.render() : this.renderUndrawn(this.failed, () => void this.#draw());
  }

  /** What stands there until the drawing comes, or when it did not. */
  protected renderUndrawn(failed: boolean, retry: () => void): TemplateResult {
    if (!failed) return html`<div class="input" aria-hidden="true"></div>`;
    return html`<div class="input-group" role="alert">
      <span class="truncated">${this.localize.term('errorNetwork')}</span>
      <button class="link-button" type="button" @click=${retry}>${this.localize.term('tryAgain')}</button>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.drawing?.updated?.(changed);
  }

  async #draw(): Promise<void> {
    try {
      this.#start(await this.code.load());
    } catch {
      this.failed = true;
      this.#drawn = undefined;
    }
  }

  #start({ styles, start }: DrawingModule): void {
    const root = this.renderRoot as ShadowRoot | undefined;
    const sheet = styles?.styleSheet;
    if (root && sheet) {
      // After our own styles, before those that the page adopted.
      const own = (this.constructor as typeof FormControl).elementStyles.length;
      root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(own, 0, sheet);
    }
    this.drawing = start(this as unknown as ControlFace);
    this.requestUpdate();
  }
}
