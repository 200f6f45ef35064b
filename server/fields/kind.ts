import type { z } from 'zod';
import type { Choice, FieldKind, FilterOperator, FilterWidget } from '../contract.ts';

/** What a kind needs to know of one column. */
export interface FieldFacts {
  nullable: boolean;
  maxLength: number | null;
  /** Bytes that the column of a long text holds; most bytes of a file. */
  maxBytes?: number | null;
  min: number | null;
  max: number | null;
  /** Digits after the point of a decimal, and digits in all. */
  scale: number | null;
  precision: number | null;
  /** Digits of a decimal with a fraction that the database keeps exactly; null: as many as the column has. */
  digits: number | null;
  unsigned: boolean;
  choices: readonly Pick<Choice, 'value'>[] | null;
}

/** How values of one kind are checked, stored and read. */
export interface Kind {
  readonly name: FieldKind;
  readonly operators: readonly FilterOperator[];
  readonly filter: FilterWidget | null;
  readonly sortable: boolean;
  /** Never sent, filtered, sorted, searched or logged. */
  readonly secret?: boolean;
  /** Takes the full width of the detail page. */
  readonly wide?: boolean;
  /** Checks a value from the wire that is neither null nor absent. */
  schema(facts: FieldFacts): z.ZodType;
  /** A column's value from the driver, in the form that the wire carries; never null. */
  decode(value: unknown, facts: FieldFacts): unknown;
  /** A checked value in the form that the model takes; default: as it is. */
  encode?(value: unknown): unknown;
  /** How a text that the value is to contain stands in the column; default: as it is. */
  encodeText?(text: string): string;
  /** The column holds a list of words as JSON, and texts are looked for inside each of them. */
  readonly words?: boolean;
  /** Sequelize's names of the column types that hold the kind; default: any. */
  readonly columns?: readonly string[];
}

/** Operators of values that are the same or not. */
export const EXACT = ['equals', 'not', 'in', 'notIn', 'isNull'] as const satisfies FilterOperator[];
/** Operators of values that have an order. */
export const ORDERED = [...EXACT, 'gt', 'gte', 'lt', 'lte'] as const satisfies FilterOperator[];
/** Operators of texts. */
export const TEXTUAL = [...ORDERED, 'contains', 'startsWith', 'endsWith'] as const satisfies FilterOperator[];
