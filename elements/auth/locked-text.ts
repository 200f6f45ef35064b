import type { AsokError } from '../../sdk/index.ts';
import { errorText } from '../i18n/errors.ts';
import type { LocalizeController } from '../i18n/localize.ts';

/** Above this a lock is told in minutes. */
const MOST_SECONDS = 90;

/** How long a person who tried too often has to wait. */
export function lockedText(localize: LocalizeController, error: AsokError): string {
  const seconds = Number(error.params.seconds);
  if (!(seconds > 0)) return errorText(localize, error);
  if (seconds <= MOST_SECONDS) return localize.term('authLockedSeconds', Math.ceil(seconds));
  return localize.term('authLocked', Math.ceil(seconds / 60));
}
