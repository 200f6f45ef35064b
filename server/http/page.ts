import { html as markup } from 'hono/html';
import { siteOf } from '../auth/site.ts';
import type { Config } from '../config.ts';
import type { Locale } from '../contract.ts';
import type { Assets } from './assets.ts';
import { PAGE_CSP } from './security.ts';

const NO_SCRIPT: Record<Locale, string> = {
  en: 'This page needs JavaScript.',
  fr: 'Cette page a besoin de JavaScript.',
  es: 'Esta página necesita JavaScript.',
};

/** The one page of the admin: which screen it shows is decided in the browser. */
export async function pageResponse(config: Config, assets: Assets, locale: Locale): Promise<Response> {
  const { siteName, urlPrefix, favicon } = siteOf(config);
  const url = (name: string) => assets.url(name);
  const icon = favicon ?? (await url('logo.svg'));
  const page = await markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${siteName}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${await url('tokens.css')}">
<link rel="stylesheet" href="${await url('page.css')}">
<script src="${await url('first-paint.js')}"></script>
<script type="module" src="${await url('asok.min.js')}"></script>
</head>
<body>
<asok-admin url="${urlPrefix}"></asok-admin>
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
