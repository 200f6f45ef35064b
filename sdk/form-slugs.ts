import type { FieldDescriptor } from './contract.ts';
import { type FormValues, isBlank } from './form-values.ts';
import { slugify } from './slug.ts';

/** The slugs of a form: each follows the field it is made from until a person writes another one. */
export class FormSlugs {
  /** Names of those that no longer follow. */
  readonly #own = new Set<string>();

  /** For another record: every slug follows again. */
  clear(): void {
    this.#own.clear();
  }

  /** A slug that was saved once is an address: it stays when its source changes. */
  keep(fields: readonly FieldDescriptor[], saved: FormValues): void {
    for (const { name, populateFrom } of fields) if (populateFrom && !isBlank(saved[name])) this.#own.add(name);
  }

  /** The values after somebody changed the one of that name, with the slugs that follow it. */
  follow(fields: readonly FieldDescriptor[], name: string, values: FormValues): FormValues {
    const next = { ...values };
    for (const field of fields) {
      if (!field.populateFrom) continue;
      const source = values[field.populateFrom];
      const made = typeof source === 'string' ? slugify(source, field.maxLength ?? undefined) : '';
      if (field.name === name && !isBlank(values[name]) && values[name] !== made) this.#own.add(name);
      else if (field.name === name) this.#own.delete(name);
      else if (field.populateFrom === name && !this.#own.has(field.name)) next[field.name] = made;
    }
    return next;
  }
}
