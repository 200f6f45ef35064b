import { z } from 'zod';
import type { RecoveryCodeInput, TotpCodeInput } from '../contract.ts';
import { plainRecoveryCode, RECOVERY_CODE } from './recovery-codes.ts';

const MAX_TYPED = 100;

/** Six digits, with spaces between them or not. */
export const totpCode = z
  .string()
  .max(MAX_TYPED)
  .transform((typed) => typed.replaceAll(' ', ''))
  .refine((code) => /^[0-9]{6}$/.test(code));

/** A code of an app, as a person types it. */
export const totpInput: z.ZodType<TotpCodeInput, TotpCodeInput> = z.strictObject({ code: totpCode });

/** Never what `totpInput` takes: the one is not tried for the other. */
export const recoverInput: z.ZodType<RecoveryCodeInput, RecoveryCodeInput> = z.strictObject({
  code: z
    .string()
    .max(MAX_TYPED)
    .transform(plainRecoveryCode)
    .refine((code) => RECOVERY_CODE.test(code)),
});
