/** RAW: bare node:http and the driver, the same SQL by hand, JSON.stringify. No session, no rights. */
import type { IncomingMessage } from 'node:http';
import { byHand } from './by-hand.ts';
import { serve } from './serve.ts';

const hand = byHand(process.argv[2] ?? '');

const routes: Record<string, (request: IncomingMessage, id: number) => Promise<unknown>> = {
  list: hand.list,
  counted: hand.listCounted,
  get: (_request, id) => hand.get(id),
  create: async (request) => {
    const { title, body } = await json(request);
    return hand.create(String(title), String(body));
  },
  update: async (request, id) => hand.update(id, String((await json(request)).title)),
};

async function json(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as Record<string, unknown>;
}

serve(
  (request, answer) => {
    const [, name = '', id] = (request.url ?? '').split('/');
    const work = routes[name]?.(request, Number(id)) ?? Promise.reject(new Error(`no ${name}`));
    work.then(
      (result) => {
        answer.setHeader('content-type', 'application/json');
        answer.end(JSON.stringify(result));
      },
      (error: unknown) => {
        answer.statusCode = 500;
        answer.end(String(error));
      },
    );
  },
  { statements: hand.driver.count },
);
