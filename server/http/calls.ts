import {
  type AnyTRPCProcedure,
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
} from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';
import type { Context } from '../context.ts';

/** The calls of one request. */
export interface Calls {
  ctx: Context;
  /** Names of existing procedures. */
  paths: readonly string[];
  isBatch: boolean;
  /** The body of the request; of a batch, one input for each call by its place. */
  body: unknown;
}

interface Call {
  ctx: Context;
  path: string;
  place: number;
  input(): unknown;
}

/** Status and JSON text of an answer. */
export interface CallsResult {
  status: number;
  body: string;
}

// Nobody waits for a call to be stopped: what it does to the data is done whole, whether its caller is still there or not.
const { signal } = new AbortController();

/**
 * The adapter between tRPC and our API, which only knows JSON over POST: neither streams nor forms. tRPC's own for web
 * requests needs a `Request` and gives a `Response`, and both cost more than most of our calls.
 */
export function createCalls(router: AnyTRPCRouter): (calls: Calls) => Promise<CallsResult> {
  const { _config: config } = router._def;
  const procedures = router._def.procedures as Record<string, AnyTRPCProcedure>;

  async function run({ ctx, path, place, input }: Call) {
    const type = procedures[path]?._def.type ?? 'unknown';
    let given: unknown;
    try {
      const getRawInput = async () => (given = config.transformer.input.deserialize(input()));
      return {
        result: {
          data: await callTRPCProcedure({
            router,
            path,
            type: type as 'query',
            ctx,
            getRawInput,
            signal,
            batchIndex: place,
          }),
        },
      };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      return { error: getTRPCErrorShape({ config, error, type, path, input: given, ctx }) };
    }
  }

  // As tRPC's transformTRPCResponse, without its copies.
  const { serialize } = config.transformer.output;
  const toWire = (answer: Awaited<ReturnType<typeof run>>) =>
    'error' in answer ? { error: serialize(answer.error) } : { result: { data: serialize(answer.result?.data) } };

  return async ({ ctx, paths, isBatch, body }) => {
    const results = await Promise.all(
      paths.map((path, place) => run({ ctx, path, place, input: () => (isBatch ? inputAt(body, place) : body) })),
    );
    const status = getHTTPStatusCode(results as Parameters<typeof getHTTPStatusCode>[0]);
    const answers = results.map(toWire);
    return { status, body: JSON.stringify(isBatch ? answers : answers[0]) };
  };
}

function inputAt(body: unknown, place: number): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TRPCError({ code: 'BAD_REQUEST', message: '"input" needs to be an object when doing a batch call' });
  return (body as Record<number, unknown>)[place];
}
