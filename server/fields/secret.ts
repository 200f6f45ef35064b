// The type `SecretName` in meta/model-types.ts says the same; a test holds the two together.
const WHOLE = new Set(['password', 'hash', 'secret', 'token', 'pin', 'otp']);
const ENDINGS = ['Password', 'Hash', 'Secret', 'Token', 'Pin', 'Otp', 'ApiKey', 'PrivateKey'];

/** Whether an attribute's name says that it holds a secret, in camelCase or snake_case. */
export function isSecretName(attribute: string): boolean {
  const name = attribute.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
  return WHOLE.has(name) || ENDINGS.some((ending) => name.endsWith(ending));
}
