import type { FieldDescriptor, RelationValue } from './contract.ts';
import { type FormValues, sameFieldValue } from './form-values.ts';

/** One field that two people changed: what it was, what this form says, what is stored now. */
export interface Clash {
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

interface Rebased {
  base: FormValues;
  values: FormValues;
  clashes: Record<string, Clash>;
  /** Fields that only the others changed. */
  merged: string[];
}

/**
 * Puts the changes of a form on top of a newer record. A field that only one side changed takes that side's value; one
 * that both changed keeps mine and is reported. To-many relations never clash: what was added and removed is applied to
 * their list.
 */
export function rebase(
  fields: readonly FieldDescriptor[],
  mine: { base: FormValues; values: FormValues },
  theirs: FormValues,
): Rebased {
  const rebased: Rebased = { base: theirs, values: { ...theirs }, clashes: {}, merged: [] };
  for (const field of fields) {
    const { name } = field;
    const [before, own, now] = [mine.base[name], mine.values[name], theirs[name]];
    const theyChanged = !sameFieldValue(field, before, now);
    if (sameFieldValue(field, before, own)) {
      if (theyChanged) rebased.merged.push(name);
    } else if (field.relation?.many) {
      rebased.values[name] = appliedLinks(before, own, now);
    } else {
      rebased.values[name] = own;
      if (theyChanged && !sameFieldValue(field, own, now)) {
        rebased.clashes[name] = { base: before, mine: own, theirs: now };
      }
    }
  }
  return rebased;
}

function appliedLinks(before: unknown, own: unknown, now: unknown): RelationValue[] {
  const [old, mine, theirs] = [before, own, now] as RelationValue[][];
  const has = (list: RelationValue[] | undefined, link: RelationValue) => list?.some(({ key }) => key === link.key);
  const removed = old?.filter((link) => !has(mine, link));
  const added = mine?.filter((link) => !has(old, link) && !has(theirs, link)) ?? [];
  return [...(theirs ?? []).filter((link) => !has(removed, link)), ...added];
}
