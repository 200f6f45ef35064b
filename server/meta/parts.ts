import { isPartAttribute, PART_NAMES, partOptions } from '../../sdk/parts.ts';
import { ConfigError } from '../config.ts';
import type { FieldOptions, ModelAdmin } from './model-admin.ts';

/**
 * Checks the attributes that fields give to parts of their inputs.
 * @throws ConfigError for a part that no input has, an attribute that none may have, and a value that is no text
 */
export function checkParts(slug: string, { fields = {} }: ModelAdmin): void {
  for (const [name, options] of Object.entries(fields as Record<string, FieldOptions | undefined>)) {
    for (const { option, part, attribute, value } of partOptions(options ?? {})) {
      const where = `${slug}: fields.${name}.${option}`;
      if (attribute.startsWith('on'))
        throw new ConfigError(
          'CFG_PART_ATTRIBUTE',
          `${where} is an event handler, which options never set: listen for events on the page`,
        );
      if (!isPartAttribute(attribute))
        throw new ConfigError(
          'CFG_PART_ATTRIBUTE',
          `${where} sets "${attribute}", which a part may not be given: class, style, title, data-*, aria-* and such are`,
        );
      if (!PART_NAMES.has(part))
        throw new ConfigError(
          'CFG_PART',
          `${where} is for a part "${part}", which no input has. They have ${[...PART_NAMES].join(', ')}`,
        );
      if (typeof value !== 'string')
        throw new ConfigError('CFG_PART_VALUE', `${where} must be a text, not ${JSON.stringify(value) ?? 'nothing'}`);
    }
  }
}
