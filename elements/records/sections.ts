import type { FieldDescriptor, ModelDescriptor } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';

/** One card of a form or detail page. */
export interface Section {
  /** Unique on the page: the card's element id. */
  id: string;
  /** null: the only card of a model without fieldsets. */
  title: string | null;
  fields: FieldDescriptor[];
}

/** The cards of a model with the fields that are shown; a card without any is left out. */
export function sectionsOf(
  model: ModelDescriptor,
  localize: LocalizeController,
  isShown: (field: FieldDescriptor) => boolean,
): Section[] {
  const byName = new Map(model.fields.map((field) => [field.name, field]));
  return model.fieldsets
    .map(({ label, other, fields }, index) => ({
      id: `section-${index}`,
      title: other ? localize.term('formOther') : label,
      fields: fields.map((name) => byName.get(name)).filter((field) => field !== undefined && isShown(field)),
    }))
    .filter((section): section is Section => section.fields.length > 0);
}
