import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const FOLDER = fileURLToPath(new URL('../plain-html', import.meta.url));

/** What `index.html` says when nobody fills it in: the address of a demo on its usual port. */
const USUAL_ADMIN = 'http://127.0.0.1:8000/admin';

/**
 * Serves `examples/plain-html` as any web server would, under the policy that our elements promise to work with. The
 * admin's address in the page is replaced by the one in use. `path` is the folder's URL, `/` or `/plain/`.
 */
export function plainPage(path: string, adminUrl: (host: string) => string): Hono {
  const page = new Hono();
  page.get(path, async (context) => {
    const admin = adminUrl(hostOf(context.req.url));
    const html = await readFile(`${FOLDER}/index.html`, 'utf8');
    context.header('Content-Security-Policy', policy(new URL(admin).origin));
    return context.html(html.replaceAll(USUAL_ADMIN, admin));
  });
  page.get(`${path}*`, serveStatic({ root: FOLDER, rewriteRequestPath: (asked) => `/${asked.slice(path.length)}` }));
  return page;
}

// Cookies belong to one host name: a page opened on localhost must call the admin on localhost.
function hostOf(url: string): string {
  return new URL(url).hostname === 'localhost' ? 'localhost' : '127.0.0.1';
}

function policy(origin: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    "style-src 'self'",
    `img-src 'self' data: ${origin}`,
    `connect-src 'self' ${origin}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
