import { hkdfSync } from 'node:crypto';

/** What the site's secret is used for: each purpose gets a key of its own. */
export type KeyPurpose = 'cursor' | 'version' | 'limit';

/** A key of 32 bytes for one purpose, always the same for a secret. */
export function deriveKey(secret: string, purpose: KeyPurpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `asok-admin ${purpose}`, 32));
}
