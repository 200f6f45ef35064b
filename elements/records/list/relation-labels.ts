import type { AnyRecord, FieldDescriptor, Key, OptionsOutput, RelationValue } from '../../../sdk/index.ts';
import { relationList } from '../../fields/relation-values.ts';

/** Searches the records that a relation field may point to. */
export type OptionSearch = (field: string, q: string) => Promise<OptionsOutput>;

/**
 * What related records are called, as far as this list has heard: a URL holds their keys alone. Heard from the options
 * of the filter panel and from the rows, where a filtered relation stands by name.
 */
export class RelationLabels {
  readonly #labels = new Map<string, string>();
  readonly #asked = new Set<string>();

  remember(field: string, options: readonly RelationValue[]): void {
    for (const { key, label } of options) this.#labels.set(id(field, key), label);
  }

  rememberRows(fields: readonly FieldDescriptor[], rows: readonly AnyRecord[]): void {
    for (const field of fields) {
      if (!field.relation) continue;
      for (const row of rows) this.remember(field.name, relatedRecords(row[field.name]));
    }
  }

  /** Asks once what the options of these fields are called; a refusal leaves their keys as they are. */
  async ask(fields: readonly FieldDescriptor[], search: OptionSearch): Promise<void> {
    const unheard = fields.filter((field) => field.relation && !this.#asked.has(field.name));
    await Promise.allSettled(
      unheard.map(async ({ name }) => {
        this.#asked.add(name);
        this.remember(name, (await search(name, '')).options);
      }),
    );
  }

  /** The label of a related record, `#key` while nobody named it. */
  of(field: string, key: Key): string {
    return this.#labels.get(id(field, key)) ?? `#${key}`;
  }
}

/** The related records in a cell, whether it holds one, a list or none. */
export function relatedRecords(value: unknown): RelationValue[] {
  return relationList(value)?.items ?? relationList([value])?.items ?? [];
}

function id(field: string, key: Key): string {
  return JSON.stringify([field, key]);
}
