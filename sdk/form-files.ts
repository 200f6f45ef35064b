import { AsokError } from './errors.ts';

/**
 * The values with bytes in the place of chosen files. They are read when they are sent: a large file is not held longer.
 * @throws AsokError `VALIDATION_FAILED` for a file that is no longer there
 */
export async function withBytes(values: Record<string, unknown>): Promise<Record<string, unknown>> {
  const sent = { ...values };
  for (const [name, value] of Object.entries(values))
    if (value instanceof Blob) sent[name] = await bytesOf(name, value);
  return sent;
}

async function bytesOf(field: string, file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    const fieldErrors = { [field]: { code: 'unreadable' as const } };
    throw new AsokError({ code: 'VALIDATION_FAILED', message: 'A file could not be read', fieldErrors }, cause);
  }
}
