import type { Sequelize } from 'sequelize';

/** Logs a statement of ours as Sequelize logs its own, so that one log holds them all. */
export function logStatement(sequelize: Sequelize, sql: string): void {
  const { logging } = (sequelize as unknown as { options: { logging?: unknown } }).options;
  if (typeof logging === 'function') logging(`Executing (default): ${sql}`);
}
