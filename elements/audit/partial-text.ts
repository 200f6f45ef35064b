import type { ConcealedPart } from '../../sdk/index.ts';
import { isEmptyValue } from '../fields/kind-values.ts';
import { jsonText } from '../fields/value-texts.ts';

/**
 * JSON with words in the place of what the log does not hold; null for no value. They stand without quotes, which every text
 * of the value has: nothing in it can pass for them.
 */
export function partialText(
  value: unknown,
  parts: readonly ConcealedPart[],
  wordsFor: (part: ConcealedPart) => string,
): string | null {
  if (isEmptyValue(value)) return null;
  const mark = unusedMark(jsonText(value));
  const marks = new Map(parts.map(({ path }, index) => [path, `${mark}${index}`]));
  const words = (_marked: string, index: string) => wordsFor(parts[Number(index)] as ConcealedPart);
  return jsonText(withMarks(value, '', marks), 2).replace(new RegExp(`"${mark}(\\d+)"`, 'g'), words);
}

function unusedMark(text: string): string {
  let mark = '#';
  while (text.includes(mark)) mark += '#';
  return mark;
}

/** The value with marks where parts are missing. A path is a JSON Pointer. */
function withMarks(value: unknown, path: string, marks: ReadonlyMap<string, string>): unknown {
  if (value === null) return marks.get(path) ?? null;
  if (Array.isArray(value)) return value.map((item, index) => withMarks(item, `${path}/${index}`, marks));
  if (typeof value !== 'object') return value;
  const pathOf = (key: string) => `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMarks(item, pathOf(key), marks)]));
}
