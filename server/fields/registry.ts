import type { FieldKind } from '../contract.ts';
import type { Kind } from './kind.ts';
import { blob } from './blob.ts';
import { bigint, decimal, float, integer } from './number.ts';
import { boolean, enumeration, json, password, permissions, tags, unknown } from './other.ts';
import { relationKinds } from './relation.ts';
import { richText } from './rich-text.ts';
import { date, datetime, time } from './temporal.ts';
import { textKinds } from './text.ts';

const kinds = new Map<FieldKind, Kind>(
  [
    ...textKinds,
    richText,
    integer,
    bigint,
    float,
    decimal,
    boolean,
    enumeration,
    date,
    datetime,
    time,
    json,
    tags,
    blob,
    password,
    permissions,
    unknown,
    ...relationKinds,
  ].map((kind) => [kind.name, kind]),
);

/** The kind of a name. @throws Error for a name that is none */
export function kindOf(name: FieldKind): Kind {
  const kind = kinds.get(name);
  if (!kind) throw new Error(`No field kind "${name}"`);
  return kind;
}

/** Whether there is a kind of that name. */
export function isKind(name: string): name is FieldKind {
  return kinds.has(name as FieldKind);
}
