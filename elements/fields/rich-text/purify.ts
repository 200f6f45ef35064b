import createDOMPurify, { type Config } from 'dompurify';
import { isSafeHref, RICH_TEXT_TAGS } from '../../../sdk/index.ts';
import { plainMarkup } from './plain-markup.ts';

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>;

interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Policy;
}

// Only DOMPurify is handed the policy, and only to parse into a document of its own, where nothing runs.
function createPolicy(): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  return trustedTypes?.createPolicy('asok-html', {
    createHTML: (html) => html,
    createScriptURL: () => {
      throw new TypeError('Rich text loads no scripts');
    },
  });
}

// An instance of our own: hooks that the page has given to another one do not change what is let through here.
const purifier = createDOMPurify(window);

purifier.addHook('uponSanitizeAttribute', (_element, data) => {
  if (data.attrName === 'href') data.keepAttr &&= isSafeHref(data.attrValue);
  else if (data.attrName === 'target') data.keepAttr &&= data.attrValue === '_blank';
});

purifier.addHook('afterSanitizeAttributes', (element) => {
  if (element.hasAttribute('href')) element.setAttribute('rel', 'noopener');
});

const CONFIG = {
  ALLOWED_TAGS: [...Object.keys(RICH_TEXT_TAGS), 'div'],
  ALLOWED_ATTR: [...new Set(Object.values(RICH_TEXT_TAGS).flat())],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const satisfies Config;

let policy: Policy | undefined;

/**
 * Stored or pasted HTML as nodes that do nothing: the tags of rich text, and of their links those that are safe to follow.
 * @throws TypeError where the page's policy lists Trusted Types without `asok-html`
 */
export function purify(html: string): DocumentFragment {
  policy ??= createPolicy();
  const clean = purifier.sanitize(plainMarkup(html), { ...CONFIG, ...(policy && { TRUSTED_TYPES_POLICY: policy }) });
  // A link that leads nowhere is its text.
  for (const link of clean.querySelectorAll('a:not([href])')) link.replaceWith(...link.childNodes);
  return clean;
}
