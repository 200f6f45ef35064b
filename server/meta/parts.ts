import type { Parts } from '../contract.ts';
import type { FieldOptions } from './model-admin.ts';

/** Attributes for parts of a widget, from `parts: { option: { class } }` and from keys such as `option__class`. */
export function partsOf(options: FieldOptions): Parts {
  const parts: Parts = Object.fromEntries(
    Object.entries(options.parts ?? {}).map(([part, attributes]) => [part, { ...attributes }]),
  );
  for (const [key, value] of Object.entries(options)) {
    const [part, attribute] = key.split('__');
    if (!part || !attribute || typeof value !== 'string') continue;
    parts[part] = { ...parts[part], [attribute.replaceAll('_', '-')]: value };
  }
  return parts;
}
