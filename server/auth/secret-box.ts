import { createCipheriv, createDecipheriv, hash, type KeyObject, randomBytes } from 'node:crypto';
import type { EncryptionKey } from '../config.ts';
import { deriveKey } from './derive-key.ts';

/** Encrypts what the server must be able to read again, and the database must not. */
export interface SecretBox {
  /** `purpose`: what it is and whose; the same is needed to open it, so that nobody moves it to another row. */
  seal(plain: string, purpose: string): string;
  /** @throws Error when no key opens it, or somebody changed it */
  open(stored: string, purpose: string): OpenedSecret;
}

/** A secret that was stored encrypted. */
export interface OpenedSecret {
  plain: string;
  /** Another key than the first one opened it: it is to be sealed anew. */
  isStale: boolean;
}

interface SecretBoxOptions {
  keys: readonly EncryptionKey[];
  /** Gives the last key, which opens what was stored before there were keys. */
  secret: string;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Boxes that open with one of several keys, each of them made of its text. */
export function createSecretBox({ keys, secret }: SecretBoxOptions): SecretBox {
  const ring = new Map<string, KeyObject>(keys.map(({ id, key }) => [id, deriveKey(key, 'encryption')]));
  // Named by the secret, so that with another one the key is missing instead of wrong. The dot is in no id that is given.
  ring.set(`secret.${hash('sha256', `encryption ${secret}`, 'hex').slice(0, 6)}`, deriveKey(secret, 'encryption'));
  const [[firstId, firstKey]] = [...ring] as [[string, KeyObject]];

  return {
    seal: (plain, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, firstKey, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${firstId}:${sealed.toString('base64url')}`;
    },
    open: (stored, purpose) => {
      const [id = '', text = ''] = stored.split(':');
      const key = ring.get(id);
      if (!key) throw new Error(`The key "${id}" of ${purpose} is missing: give it back in encryptionKeys`);
      const sealed = Buffer.from(text, 'base64url');
      const end = sealed.length - TAG_BYTES;
      try {
        const nonce = sealed.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(purpose));
        decipher.setAuthTag(sealed.subarray(end));
        const plain = Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
        return { plain: plain.toString('utf8'), isStale: id !== firstId };
      } catch (error) {
        throw new Error(`The key "${id}" does not open ${purpose}: the key or the stored text was changed`, {
          cause: error,
        });
      }
    },
  };
}
