import type { ConflictParams, UpdateInput } from '../contract.ts';
import type { RawRow } from '../db/database.ts';
import { errors } from '../errors.ts';
import type { Field } from '../meta/field.ts';
import type { Access } from '../roles/policy.ts';
import { isSame, type ParsedInput } from './input.ts';
import { decodeValue } from './row.ts';
import { targetKey } from './target-key.ts';

interface StaleWrite {
  row: RawRow;
  parsed: ParsedInput;
  input: UpdateInput;
  version: string;
}

/**
 * Merges a change that started from an older version, field by field: still as it was, the change applies; already as
 * wanted, nothing is left to do; else both sides changed it. Links of to-many relations merge by themselves.
 * @throws AdminError `CONFLICT` with base, mine and theirs of the clashing fields that the actor may read
 */
export function mergeChanges(access: Access, { row, parsed, input, version }: StaleWrite): void {
  const fields: ConflictParams['fields'] = {};
  let isClash = false;
  for (const attribute of Object.keys(parsed.values)) {
    const field = fieldOf(access, attribute);
    const current = field.association ? (row[attribute] ?? null) : decodeValue(field, row[attribute]);
    // Nobody was shown a secret, so nobody can say which one he means to replace.
    if (field.secret) {
      isClash = true;
      continue;
    }
    const name = parsed.names.get(attribute) ?? field.name;
    // What the database holds is compared, never checked again: an old value need not meet the rules of today.
    const shown = field.association && name === field.name && current !== null ? targetKey(current) : current;
    if (Object.hasOwn(input.base, name) && isSame(shown, input.base[name])) continue;
    if (isSame(current, told(field, parsed.values[attribute]))) {
      delete parsed.values[attribute];
      continue;
    }
    isClash = true;
    if (access.canRead(field))
      fields[name] = {
        base: input.base[name] ?? null,
        mine: told(field, input.changes[name]) ?? null,
        theirs: shown,
      };
  }
  if (isClash) throw errors.conflict({ version, fields });
}

/** Of bytes only what a record says of them. */
function told(field: Field, value: unknown): unknown {
  return value instanceof Uint8Array ? decodeValue(field, value) : value;
}

function fieldOf({ entry }: Access, attribute: string): Field {
  const plain = entry.fields.get(attribute);
  const field = plain?.foreignKeyOf ? entry.fields.get(plain.foreignKeyOf) : plain;
  const found = field ?? [...entry.fields.values()].find((each) => each.attribute === attribute);
  if (!found) throw errors.fieldUnknown();
  return found;
}
