import { html as markup } from 'hono/html';
import { siteOf } from '../auth/site.ts';
import type { Config } from '../config.ts';
import type { Locale } from '../contract.ts';
import { type Assets, styleSheet } from './assets.ts';
import { PAGE_CSP } from './security.ts';

const NO_SCRIPT: Record<Locale, string> = {
  en: 'This page needs JavaScript.',
  fr: 'Cette page a besoin de JavaScript.',
  es: 'Esta página necesita JavaScript.',
};

/** Late modules that every visit begins with: they come along with the first, not after it. */
const FIRST_CHUNKS = ['shell', 'list'];

/** The one page of the admin: which screen it shows is decided in the browser. */
export async function pageResponse(config: Config, assets: Assets, locale: Locale): Promise<Response> {
  const { siteName, urlPrefix, favicon } = siteOf(config);
  const url = (name: string) => assets.url(name);
  const styles = await Promise.all(config.stylesheets.map((name) => url(styleSheet(name))));
  const preloads = await assets.chunks(FIRST_CHUNKS);
  const icon = favicon ?? (await assets.dataUrl('logo.svg'));
  const page = await markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${siteName}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${await url('page.css')}">
<script src="${await url('first-paint.js')}"></script>
${preloads.map((address) => markup`<link rel="modulepreload" href="${address}">`)}
<script type="module" src="${await url('asok.min.js')}"></script>
</head>
<body>
<asok-admin url="${urlPrefix}"${styles.length > 0 ? markup` stylesheets="${styles.join(' ')}"` : ''}></asok-admin>
<noscript>${NO_SCRIPT[locale]}</noscript>
</body>
</html>
`;
  return new Response(String(page), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_CSP,
      'cross-origin-opener-policy': 'same-origin',
      // Always asked for anew, so that a release shows; what it links is versioned.
      'cache-control': 'no-cache',
      vary: 'Accept-Language',
    },
  });
}
