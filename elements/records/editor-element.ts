import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { LateElement, type LatePage } from '../internal/late-element.ts';
import { renderLoading } from '../internal/load-states.ts';
import type { SaveIntent } from './events.ts';

/** A page that edits a record. */
interface EditorPage extends LatePage {
  readonly dirty: boolean;
  reset(): void;
  save(intent: SaveIntent): Promise<boolean>;
}

/** Base of the elements that create or edit one record. */
export abstract class EditorElement<Page extends EditorPage> extends LateElement<Page> {
  /** Address under which the admin's pages live; with it, records are real links. */
  @property({ attribute: 'href-base' }) hrefBase = '';

  /** Whether there are unsaved changes. */
  get dirty(): boolean {
    return this.page?.dirty ?? false;
  }

  /** Throws the changes away. */
  reset(): void {
    this.page?.reset();
  }

  /** Saves as the buttons do; resolves with whether it was saved. */
  async save(intent: SaveIntent = 'save'): Promise<boolean> {
    return (await this.page?.save(intent)) ?? false;
  }

  protected override renderWaiting(): TemplateResult {
    return renderLoading({ localize: this.localize });
  }
}
