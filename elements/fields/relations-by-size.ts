import type { TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { DirectiveResult } from 'lit/directive.js';
import type { FieldDescriptor, OptionsOutput } from '../../sdk/index.ts';
import type { InputBinding, InputRenderer } from './field-view.ts';

/** More records than this are chosen in a picker. */
const MOST = 12;

/** Fields whose answer was too much for a grid: the next form draws the picker at once. */
const large = new WeakSet<FieldDescriptor>();

interface Relations {
  field: FieldDescriptor;
  binding: InputBinding;
  few: InputRenderer;
  many: InputRenderer;
}

class RelationsBySize extends AsyncDirective {
  #latest: Relations | null = null;
  #isLarge = false;

  override render(relations: Relations): TemplateResult {
    this.#latest = relations;
    const { field, binding, few, many } = relations;
    this.#isLarge ||= large.has(field);
    if (this.#isLarge) return many(field, binding);
    return few(field, { ...binding, search: (q) => this.#weigh(field, q, binding.search(q)) });
  }

  /** The grid asks for all there is: where that is too much, the picker takes its place before it draws them. */
  async #weigh(field: FieldDescriptor, q: string, asked: Promise<OptionsOutput>): Promise<OptionsOutput> {
    const answer = await asked;
    if (q === '' && (answer.more || answer.options.length > MOST) && this.#latest) {
      large.add(field);
      this.#isLarge = true;
      if (this.isConnected) this.setValue(this.render(this.#latest));
    }
    return answer;
  }
}

/** Draws a relation with few possible records as a grid of checkboxes, with more as a picker with chips. */
export const relationsBySize: (relations: Relations) => DirectiveResult = directive(RelationsBySize);
