import type { Config } from '../config.ts';
import type { Site } from '../contract.ts';

/** What everybody may know of the site. */
export function siteOf({ siteName, urlPrefix, favicon, defaultLocale }: Config): Site {
  return { siteName, urlPrefix, favicon: favicon === null ? null : brandUrl(urlPrefix, favicon), defaultLocale };
}

function brandUrl(urlPrefix: string, favicon: string): string {
  return `${urlPrefix}/assets/brand/${favicon.split('/').map(encodeURIComponent).join('/')}`;
}
