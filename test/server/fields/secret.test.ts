import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type IsSecretName, isSecretName } from '../../../server/fields/secret.ts';
import { type Equal, same } from '../../types/equal.ts';

/** Attribute names, and whether each says that it holds a secret. */
const NAMES = {
  password: true,
  passphrase: true,
  hash: true,
  secret: true,
  token: true,
  pin: true,
  otp: true,
  apiKey: true,
  api_key: true,
  privateKey: true,
  private_key: true,
  secretKey: true,
  secret_key: true,
  passwordHash: true,
  password_hash: true,
  oldPassword: true,
  reset_token: true,
  resetToken: true,
  webhookSecret: true,
  webhook_secret: true,
  cardPin: true,
  stripe_api_key: true,
  stripe_apiKey: true,
  signing_privateKey: true,
  _token: true,
  pin_: true,
  api__key: true,
  title: false,
  key: false,
  keyword: false,
  passwordChangedAt: false,
  password_changed_at: false,
  hasToken: true,
  tokenCount: false,
  token_count: false,
  hashtag: false,
  pinned: false,
  spin: false,
  shopping: false,
  secretary: false,
  apiKeyHint: false,
  publicKey: false,
  foreign_key: false,
  Token: true,
  id: false,
} as const;

type Judged = { readonly [K in keyof typeof NAMES]: IsSecretName<K> };

test('SEC-DATA-01 a name that says it holds a secret is known, in every spelling', () => {
  const judged = Object.fromEntries(Object.keys(NAMES).map((name) => [name, isSecretName(name)]));
  assert.deepEqual(judged, NAMES);
});

test('SEC-DATA-01 the types of rows know the same names', () => {
  same<Equal<Judged, typeof NAMES>>();
});
