import { ConfigError } from '../config.ts';
import { MOST_BYTES } from '../fields/blob.ts';
import type { Field } from './field.ts';

/** A kind of files, as the native input takes it: `.pdf`, `image/*`, `image/png`. */
const FILES = /^(\.[\w+-]+|[\w.+-]+\/(\*|[\w.+-]+))$/;

/** Refuses options of files on other fields, and more bytes than the column or one call holds. @throws ConfigError */
export function checkFiles(slug: string, fields: Iterable<Field>): void {
  for (const { name, kind, options, facts } of fields) {
    const { maxBytes, accept } = options;
    const refuse = (what: string): never => {
      throw new ConfigError('CFG_FIELD_FILE', `${slug}: fields.${name}.${what}`);
    };
    const given = maxBytes === undefined ? 'accept' : 'maxBytes';
    if ((maxBytes ?? accept) !== undefined && kind.name !== 'blob')
      refuse(`${given} is for files, which are kept in a BLOB column, not for a ${kind.name} field`);
    if (maxBytes !== undefined && !(Number.isInteger(maxBytes) && maxBytes >= 1 && maxBytes <= MOST_BYTES))
      refuse(`maxBytes must be a whole number from 1 to ${MOST_BYTES}, which is what one call holds, not ${maxBytes}`);
    if (maxBytes !== undefined && maxBytes > (facts.maxBytes ?? 0))
      refuse(`maxBytes is ${maxBytes}, but the column holds ${facts.maxBytes} bytes; BLOB('medium') holds more`);
    if (accept?.split(',').every((each) => FILES.test(each.trim())) === false)
      refuse(`accept must list kinds of files, such as "image/*,.pdf", not "${accept}"`);
  }
}
