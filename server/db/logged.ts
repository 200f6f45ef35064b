import type { Model, ModelStatic } from 'sequelize';

// A plain key with a plain value: Sequelize copies options in several ways, and not all of them keep symbols.
const MARK = 'asok-admin:logged';

/**
 * Marks the options of a write through Sequelize that is logged already, or is none to be logged: the admin's own, and the
 * parts of one of the team's. The mark counts for one model, so that a hook may pass its options on to writes of others.
 */
export function logged<T extends object>(model: ModelStatic<Model>, options: T): T {
  return { ...options, [MARK]: model.name };
}

/** Whether a write of this model is logged by whoever began it. */
export function isLogged(model: ModelStatic<Model>, options: object): boolean {
  return (options as Record<string, unknown>)[MARK] === model.name;
}
