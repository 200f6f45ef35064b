import { TRPCClientError } from '@trpc/client';
import type { ConflictParams, ErrorCode, FieldError, WireError } from './contract.ts';

/** What a call of the client rejects with: the server's refusal, or `NETWORK` / `ABORTED` when none arrived. */
export class AsokError extends Error {
  readonly code: ErrorCode | 'NETWORK' | 'ABORTED';
  /** HTTP status; 0 when no answer arrived. */
  readonly status: number;
  readonly params: Record<string, unknown>;
  readonly fieldErrors: Record<string, FieldError>;
  /** Names the call in the server's log. */
  readonly requestId: string | null;
  /** The same call may be sent again. */
  readonly retryable: boolean;

  constructor(wire: Omit<Partial<WireError>, 'code'> & { code: AsokError['code']; message: string }, cause?: unknown) {
    super(wire.message, { cause });
    this.name = 'AsokError';
    this.code = wire.code;
    this.status = wire.httpStatus ?? 0;
    this.params = wire.params ?? {};
    this.fieldErrors = wire.fieldErrors ?? {};
    this.requestId = wire.requestId ?? null;
    this.retryable = wire.retryable ?? wire.code === 'NETWORK';
  }

  /** Base, mine and theirs of the clashing fields, when this is a `CONFLICT`. */
  get conflict(): ConflictParams | null {
    return this.code === 'CONFLICT' ? (this.params as unknown as ConflictParams) : null;
  }
}

/** Any thrown value as an AsokError. */
export function toAsokError(error: unknown): AsokError {
  if (error instanceof AsokError) return error;
  if (error instanceof TRPCClientError) {
    const wire: unknown = error.data;
    if (isWireError(wire)) return new AsokError(wire, error);
    const aborted = error.cause instanceof Error && error.cause.name === 'AbortError';
    return aborted
      ? new AsokError({ code: 'ABORTED', message: 'Aborted' }, error)
      : new AsokError({ code: 'NETWORK', message: 'No answer from the server' }, error);
  }
  return new AsokError({ code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }, error);
}

function isWireError(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'code' in value && 'requestId' in value;
}
