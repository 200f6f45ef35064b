/** Marks an encoded Date; an object of the user's that holds the mark itself is wrapped under `ESCAPE`. */
const DATE = '$date';
/** Marks encoded bytes. */
const BYTES = '$bytes';
const ESCAPE = '$object';
/** What records are called, most often a text that is sent anyway: then `$label` names the entry that holds it. */
const LABEL = '$label';
const TWIN = '$of';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function encode(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null) return value as Json | undefined;
  if (value instanceof Date) return { [DATE]: Number.isNaN(value.getTime()) ? null : value.toISOString() };
  if (Array.isArray(value)) return value.map((item) => encode(item) ?? null);
  if (isAsItIs(value)) return value as Json;
  return value instanceof Uint8Array ? { [BYTES]: toBase64(value) } : encodeEntries(value);
}

// Most objects of an answer hold nothing to encode, and go as they are.
function isAsItIs(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined || (typeof item === 'object' && item !== null) || key === LABEL || isMark(key)) return false;
  }
  return true;
}

function encodeEntries(value: object): Json {
  const object: { [key: string]: Json } = {};
  let marked = false;
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    marked ||= isMark(key);
    const encoded = key === LABEL ? encodeLabel(value, item) : (encode(item) ?? null);
    // Set plainly, this key would change the prototype.
    if (key === '__proto__') Object.defineProperty(object, key, { value: encoded, enumerable: true });
    else object[key] = encoded;
  }
  return marked ? { [ESCAPE]: object } : object;
}

function isMark(key: string): boolean {
  return key === DATE || key === BYTES || key === ESCAPE || key === TWIN;
}

function encodeLabel(value: object, label: unknown): Json {
  if (typeof label !== 'string') return encode(label) ?? null;
  for (const key of Object.keys(value)) {
    if ((value as Record<string, unknown>)[key] !== label || key === LABEL) continue;
    return key.length + MARK_BYTES < label.length ? { [TWIN]: key } : label;
  }
  return label;
}

const MARK_BYTES = '{"$of":}'.length;

function decode(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value);
  if (keys.length === 1) {
    if (keys[0] === DATE) return new Date(value[DATE] === null ? Number.NaN : String(value[DATE]));
    if (keys[0] === BYTES) return fromBase64(value[BYTES]) ?? decodeEntries(value);
    if (keys[0] === ESCAPE && isObject(value[ESCAPE])) return decodeEntries(value[ESCAPE]);
  }
  return decodeEntries(value);
}

function decodeEntries(value: { [key: string]: Json }): Record<string, unknown> {
  const twin = twinOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === LABEL && twin !== null ? twin : decode(item)]),
  );
}

// Of `$label` alone: marks anywhere would let a small request stand for a large one.
function twinOf(value: { [key: string]: Json }): string | null {
  const { [LABEL]: label } = value;
  if (!isObject(label) || Object.keys(label).length !== 1) return null;
  const { [TWIN]: name } = label;
  const twin = typeof name === 'string' && Object.hasOwn(value, name) ? value[name] : null;
  return typeof twin === 'string' ? twin : null;
}

/** Bytes that one call turns into text: they are its arguments, of which there is room for so many. */
const CHUNK = 8192;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + CHUNK) as unknown as number[]);
  return btoa(text);
}

// Strict: bytes have one spelling, without spaces and with their padding. What is none is no mark of ours.
function fromBase64(value: Json | undefined): Uint8Array | null {
  if (typeof value !== 'string') return null;
  let text: string;
  try {
    text = atob(value);
  } catch {
    return null;
  }
  if (btoa(text) !== value) return null;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The tRPC transformer of both ends: JSON in which Dates stay Dates and bytes bytes, and records say no text twice. */
export const codec = {
  serialize: (value: unknown): unknown => encode(value),
  deserialize: (value: unknown): unknown => decode(value as Json),
};
