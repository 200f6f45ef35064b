import type { z } from 'zod';
import type { FieldError, FieldErrorCode } from '../contract.ts';

/**
 * A zod error as codes by field: paths and limits, never the values that were sent.
 * Names below a field (list positions, operators) are dropped.
 */
export function fieldErrorsOf(error: z.ZodError): Record<string, FieldError> {
  // A caller may call a key `constructor`: a map knows no names but those that it was given.
  const found = new Map<string, FieldError>();
  for (const issue of error.issues) {
    for (const [path, fieldError] of explain(issue)) if (!found.has(path)) found.set(path, fieldError);
  }
  return Object.fromEntries(found);
}

/** Why one value was refused, from the first issue. */
export function fieldErrorOf(error: z.ZodError): FieldError {
  return Object.values(fieldErrorsOf(error))[0] ?? { code: 'invalid' };
}

function explain(issue: z.core.$ZodIssue): [path: string, error: FieldError][] {
  const path = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => [[path, key].filter(Boolean).join('.'), { code: 'unknown' }]);
    case 'invalid_type':
      // An issue does not hold the value that was sent: what it lacks is told by its text alone.
      return [[path, { code: issue.message.endsWith('received undefined') ? 'required' : 'type' }]];
    case 'too_big':
      return [
        [
          path,
          limit(issue.origin === 'string' || issue.origin === 'array' ? 'tooLong' : 'tooLarge', 'max', issue.maximum),
        ],
      ];
    case 'too_small':
      return [
        [
          path,
          limit(issue.origin === 'string' || issue.origin === 'array' ? 'tooShort' : 'tooSmall', 'min', issue.minimum),
        ],
      ];
    case 'invalid_value':
      return [[path, { code: 'choice' }]];
    case 'invalid_format':
      return [[path, { code: 'format' }]];
    case 'custom':
      return [[path, own(issue.params)]];
    default:
      return [[path, { code: 'invalid' }]];
  }
}

/** A check of ours names its code, and what its text needs. */
function own({ code, ...params }: Record<string, unknown> = {}): FieldError {
  return {
    code: (code as FieldErrorCode | undefined) ?? 'invalid',
    ...(Object.keys(params).length > 0 && { params: params as FieldError['params'] }),
  };
}

function limit(code: FieldErrorCode, name: string, value: number | bigint): FieldError {
  return { code, params: { [name]: Number(value) } };
}
