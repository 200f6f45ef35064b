import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';
import { z } from 'zod';
import {
  isEmptyRichText,
  isSafeHref,
  RICH_TEXT_SILENT,
  RICH_TEXT_SYNONYMS,
  RICH_TEXT_TAGS,
} from '../../sdk/rich-text.ts';
import type { FieldFacts, Kind } from './kind.ts';
import { isStorable } from './text.ts';

type Sanitize = typeof sanitizeHtml;

const require = createRequire(import.meta.url);

let loaded: { sanitize: Sanitize; options: sanitizeHtml.IOptions } | undefined;

// With its parsers it takes a tenth of a second to load: only who writes rich text waits for it.
function load() {
  if (!loaded) {
    const sanitize = require('sanitize-html') as Sanitize;
    loaded = { sanitize, options: optionsOf(sanitize) };
  }
  return loaded;
}

const optionsOf = ({ simpleTransform }: Sanitize): sanitizeHtml.IOptions => ({
  allowedTags: Object.keys(RICH_TEXT_TAGS),
  allowedAttributes: Object.fromEntries(Object.entries(RICH_TEXT_TAGS).map(([tag, names]) => [tag, [...names]])),
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  nonTextTags: [...RICH_TEXT_SILENT],
  nestingLimit: 30,
  transformTags: {
    ...Object.fromEntries(
      Object.entries(RICH_TEXT_SYNONYMS).map(([tag, name]) => [tag, simpleTransform(name, {}, false)]),
    ),
    // Without an address that one may follow there is no link, only its text.
    a: (tagName, { href, target }) =>
      href !== undefined && isSafeHref(href)
        ? { tagName, attribs: { href, ...(target === '_blank' && { target }), rel: 'noopener' } }
        : { tagName: 'span', attribs: {} },
    ol: (tagName, { start = '' }) => ({ tagName, attribs: { ...(/^\d{1,9}$/.test(start) && { start }) } }),
  },
});

const BLOCK = '(?:p|h[1-4]|ul|ol|blockquote|pre)';

/** As browsers write them. */
const VOID = /<(br|hr) \/>/g;

/** A paragraph cannot hold a block: what stood around one opens and closes with its own texts. Reads clean HTML alone. */
const WRAPPERS = new RegExp(`<p>(?=<(?:${BLOCK}|hr)\\b)|(?<=</${BLOCK}>|<hr>)</p>`, 'g');

const ROUNDS = 6;

/** Closing tags are looked for among all open ones: parsing takes as long as there are tags times the deepest of them. */
const MAX_DEPTH = 200;

/** Tags nested more deeply than any text needs. */
class TooDeepError extends Error {
  constructor() {
    super(`Tags are nested more than ${MAX_DEPTH} deep`);
    this.name = 'TooDeepError';
  }
}

// Counted by the parser itself, which knows what a tag closes; it stops at the first tag that is too deep.
function sanitise(html: string): string {
  const { sanitize, options } = load();
  let depth = 0;
  return sanitize(html, {
    ...options,
    onOpenTag: () => {
      depth += 1;
      if (depth > MAX_DEPTH) throw new TooDeepError();
    },
    onCloseTag: () => {
      depth -= 1;
    },
  });
}

/**
 * Rich text with nothing in it but the tags of `sdk/rich-text.ts`; an empty document is ''. Clean text comes back as it is.
 * Parsers repair what is nested wrongly, and the repaired text may need another look: only what does not change any more is
 * clean, and what never settles is kept as plain text.
 * @throws TooDeepError
 */
export function sanitiseRichText(html: string): string {
  let before = html;
  for (let round = 0; round < ROUNDS; round++) {
    const after = sanitise(before).replace(VOID, '<$1>').replace(WRAPPERS, '').trim();
    if (after === before) return isEmptyRichText(after) ? '' : after;
    before = after;
  }
  return load()
    .sanitize(before, { allowedTags: [], nonTextTags: [...RICH_TEXT_SILENT] })
    .trim();
}

/** What a clean text may have around it before it is sanitised, such as the markup of an office program. */
const SURPLUS = 4;

/** Signs of tags: more of them would hold up everybody while they are parsed. */
const MAX_TAGS = 10_000;

const sanitised = z.string().transform((html, context) => {
  try {
    return sanitiseRichText(html);
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    context.addIssue({ code: 'custom', params: { code: 'format' } });
    return z.NEVER;
  }
});

function schema({ nullable, maxLength, maxBytes }: FieldFacts): z.ZodType {
  const tooLong = { params: { code: 'tooLong', max: maxLength } };
  const clean = z
    .string()
    .refine((html) => maxLength === null || html.length <= maxLength * SURPLUS, { ...tooLong, abort: true })
    .refine((html) => html.split('<', MAX_TAGS + 2).length <= MAX_TAGS + 1, { params: { code: 'format' }, abort: true })
    .pipe(sanitised)
    .refine(isStorable, { params: { code: 'format' } })
    .refine((html) => maxLength === null || [...html].length <= maxLength, tooLong)
    // The column of a database counts bytes: an é is two.
    .refine((html) => !maxBytes || Buffer.byteLength(html) <= maxBytes, { params: { code: 'tooLong', max: maxBytes } });
  return clean.transform((html) => (html === '' && nullable ? null : html));
}

/** Text with headings, lists and links, as HTML. It is sanitised whenever it is written, and only then. */
export const richText: Kind = {
  name: 'richtext',
  operators: ['contains', 'isNull'],
  filter: 'text',
  sortable: false,
  wide: true,
  columns: ['TEXT', 'STRING', 'CHAR', 'CITEXT'],
  schema,
  decode: (value) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value)),
  // Signs of markup stand escaped in the column.
  encodeText: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
};
