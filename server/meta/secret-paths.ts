import { ConfigError } from '../config.ts';
import type { Field } from './field.ts';

/** Stands for every key of an object and every item of a list. */
export const ANY = '*';

/** The way from the top of a JSON value to a part of it. */
export type SecretPath = readonly string[];

/** The parts of a field's values that the log never holds. */
export function secretPathsOf({ options }: Pick<Field, 'options'>): SecretPath[] {
  return (options.secretPaths ?? []).map((path) => path.split('.'));
}

/** @throws ConfigError for paths of a field that holds no JSON, and for what is no path */
export function checkSecretPaths(slug: string, fields: ReadonlyMap<string, Field>): void {
  for (const { name, kind, association, options } of fields.values()) {
    const paths: unknown = options.secretPaths;
    if (paths === undefined) continue;
    const where = `${slug}: fields.${name}.secretPaths`;
    if (kind.name !== 'json' || association)
      throw new ConfigError(
        'CFG_SECRET_PATH_KIND',
        `${where} is for fields of kind json, not ${kind.name}: \`secret\` conceals a whole field`,
      );
    if (!Array.isArray(paths))
      throw new ConfigError('CFG_SECRET_PATH', `${where} must be a list of paths such as "smtp.password"`);
    for (const path of paths as unknown[])
      if (typeof path !== 'string' || path.split('.').includes(''))
        throw new ConfigError(
          'CFG_SECRET_PATH',
          `${where} names ${JSON.stringify(path) ?? 'nothing'}, which is no path: parts with dots between them, none of them empty`,
        );
  }
}
