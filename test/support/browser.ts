/** One request as it left the client. */
export interface SentRequest {
  /** Path and query below the origin. */
  path: string;
  method: string;
  headers: Headers;
  credentials: RequestCredentials | undefined;
}

/** What a browser does with a client's calls: keeps the cookies, and remembers what was sent. */
export interface Browser {
  fetch: typeof fetch;
  sent: SentRequest[];
}

/** A browser that calls over the network. `before` sees each request on its way. */
export function openBrowser(before: (request: SentRequest) => void = () => {}): Browser {
  const cookies = new Map<string, string>();
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch: async (input, init) => {
      const { pathname, search, origin } = new URL(String(input));
      const headers = new Headers(init?.headers);
      const request = {
        path: pathname + search,
        method: init?.method ?? 'GET',
        headers,
        credentials: init?.credentials,
      };
      sent.push(request);
      if (request.credentials === 'include' && cookies.size > 0)
        headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
      headers.set('origin', origin);
      const answer = fetch(input, { ...init, headers });
      before(request);
      const response = await answer;
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      return response;
    },
  };
}
