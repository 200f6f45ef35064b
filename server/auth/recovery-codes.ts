import { hash } from 'node:crypto';
import type { Transaction } from 'sequelize';
import type { AccountStore } from './identity-query.ts';
import { randomBase32 } from './totp.ts';

/** Codes that a user gets at a time. */
const CODES = 10;
/** 120 bits, which make 24 letters of base32. */
const CODE_BYTES = 15;

/** A code as it is stored once more: letters alone. */
export const RECOVERY_CODE = /^[A-Z2-7]{24}$/;

interface CodeOwner {
  userId: string | number;
}

/** The one spelling of a typed code: case, spaces and hyphens do not count. */
export function plainRecoveryCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

/** Gives a user ten new codes, in groups of four letters; those he had are worth nothing any more. */
export async function renewRecoveryCodes(
  store: AccountStore,
  { userId }: CodeOwner,
  transaction: Transaction,
): Promise<string[]> {
  const codes = await Promise.all(Array.from({ length: CODES }, () => randomBase32(CODE_BYTES)));
  await deleteRecoveryCodes(store, { userId }, transaction);
  await store.models.RecoveryCode.bulkCreate(
    codes.map((code) => ({ userId, codeHash: hashOf(code) })),
    { transaction },
  );
  return codes.map((code) => code.replace(/.{4}(?=.)/g, '$&-'));
}

/** Uses a code up: of any number of tries at the same moment one succeeds. `code`: in its plain spelling. */
export async function useRecoveryCode(
  { models }: AccountStore,
  { userId, code }: CodeOwner & { code: string },
  transaction: Transaction,
): Promise<boolean> {
  const where = { userId, codeHash: hashOf(code) };
  return (await models.RecoveryCode.destroy({ where, transaction })) === 1;
}

/** How many codes a user has left. */
export function countRecoveryCodes(
  { models }: AccountStore,
  { userId }: CodeOwner,
  transaction?: Transaction,
): Promise<number> {
  return models.RecoveryCode.count({ where: { userId }, ...(transaction && { transaction }) });
}

/** Takes all codes from a user. */
export async function deleteRecoveryCodes(
  { models }: AccountStore,
  { userId }: CodeOwner,
  transaction: Transaction,
): Promise<void> {
  await models.RecoveryCode.destroy({ where: { userId }, transaction });
}

// A slow hash makes guessing dear where there is something to guess: not among 120 random bits.
function hashOf(code: string): string {
  return hash('sha256', code, 'hex');
}
