/** An answer of the API as plain data: a host writes it out, without the cost of a `Response` that it would take apart. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[]>;
  /** JSON, or its bytes by the `content-encoding` of the headers. */
  body: string | Uint8Array<ArrayBuffer>;
}

/** The same for hosts that take web-standard answers. */
export function toResponse({ status, headers, body }: Answer): Response {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const each of typeof value === 'string' ? [value] : value) all.append(name, each);
  return new Response(body, { status, headers: all });
}
