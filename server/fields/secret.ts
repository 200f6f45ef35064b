const WORDS = [
  'password',
  'passphrase',
  'hash',
  'secret',
  'token',
  'pin',
  'otp',
  'apiKey',
  'privateKey',
  'secretKey',
] as const;

const WHOLE = new Set<string>(WORDS);
const ENDINGS = WORDS.map((word) => word.charAt(0).toUpperCase() + word.slice(1));

/** Whether an attribute's name says that it holds a secret, in camelCase or snake_case. */
export function isSecretName(attribute: string): boolean {
  const name = attribute.replace(/_+(.?)/g, (_match, letter: string) => letter.toUpperCase());
  return WHOLE.has(name) || ENDINGS.some((ending) => name.endsWith(ending));
}

type Word = (typeof WORDS)[number];

type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/** `isSecretName` for types. */
export type IsSecretName<Name extends string> =
  CamelCase<Name> extends Word | `${string}${Capitalize<Word>}` ? true : false;
