// The type `SecretName` in meta/model-types.ts says the same; a test holds the two together.
const WORDS = ['password', 'passphrase', 'hash', 'secret', 'token', 'pin', 'otp', 'apiKey', 'privateKey', 'secretKey'];
const WHOLE = new Set(WORDS);
const ENDINGS = WORDS.map((word) => word.charAt(0).toUpperCase() + word.slice(1));

/** Whether an attribute's name says that it holds a secret, in camelCase or snake_case. */
export function isSecretName(attribute: string): boolean {
  const name = attribute.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  return WHOLE.has(name) || ENDINGS.some((ending) => name.endsWith(ending));
}
