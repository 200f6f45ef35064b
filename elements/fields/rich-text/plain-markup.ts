import { RICH_TEXT_SILENT, RICH_TEXT_SYNONYMS, RICH_TEXT_TAGS } from '../../../sdk/index.ts';

const SILENT = new Set(RICH_TEXT_SILENT);
const TEXT = /[^<]+/y;
const COMMENT = /<!--[\s\S]*?(?:--!?>|$)|<[!?/](?![a-z])[^>]*>?/iy;
const TAG = /<(\/?)([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const TAG_END = /[\s/]*>?/y;

/**
 * HTML with nothing but tags that rich text knows, and of their attributes only those. This is no guard, DOMPurify behind it
 * is: a browser under a strict policy reports every style and handler to the console as soon as it parses one, even where
 * nothing could run. Bold, italic and the like that office programs write as styles become tags.
 */
export function plainMarkup(html: string): string {
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(html);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const spans: string[][] = [];
  let result = '';
  while (at < html.length) {
    const text = read(TEXT);
    if (text) result += text[0];
    else if (!read(COMMENT)) {
      const tag = read(TAG);
      if (!tag) {
        result += '&lt;';
        at += 1;
        continue;
      }
      const name = (tag[2] ?? '').toLowerCase();
      const attributes = readAttributes(() => read(ATTRIBUTE));
      read(TAG_END);
      if (SILENT.has(name)) at = tag[1] ? at : endOf(html, name, at);
      else result += tag[1] ? closing(name, spans) : opening(name, attributes, spans);
    }
  }
  return result;
}

function readAttributes(read: () => RegExpExecArray | null): Map<string, string> {
  const attributes = new Map<string, string>();
  for (let found = read(); found; found = read()) {
    const name = (found[1] ?? '').toLowerCase();
    if (!attributes.has(name)) attributes.set(name, found[2] ?? found[3] ?? found[4] ?? '');
  }
  return attributes;
}

/** Behind the closing tag of an element whose content is left out; without one, the end. */
function endOf(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])[^>]*>?`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

function opening(name: string, attributes: ReadonlyMap<string, string>, spans: string[][]): string {
  const styled = marksOf(attributes.get('style') ?? '');
  if (name === 'span') {
    spans.push(styled.on);
    return styled.on.map((tag) => `<${tag}>`).join('');
  }
  const tag = nameOf(name);
  if (tag === null || styled.off.includes(tag)) return '';
  const kept = (RICH_TEXT_TAGS[tag] ?? []).flatMap((key) => {
    const value = attributes.get(key);
    return value === undefined
      ? []
      : [` ${key}="${value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`];
  });
  return `<${tag}${kept.join('')}>`;
}

function closing(name: string, spans: string[][]): string {
  if (name === 'span')
    return (spans.pop() ?? [])
      .reverse()
      .map((tag) => `</${tag}>`)
      .join('');
  const tag = nameOf(name);
  return tag === null ? '' : `</${tag}>`;
}

/** The name that a tag is kept under; a block of no kind of ours stays a block, which may hold others. */
function nameOf(name: string): string | null {
  if (Object.hasOwn(RICH_TEXT_TAGS, name)) return name;
  const synonym = Object.hasOwn(RICH_TEXT_SYNONYMS, name) ? RICH_TEXT_SYNONYMS[name] : undefined;
  return synonym === 'p' ? 'div' : (synonym ?? null);
}

/** The tags that a style stands for, and those that it takes back: some programs wrap everything in a `b` that is not bold. */
function marksOf(style: string): { on: string[]; off: string[] } {
  const has = (pattern: RegExp) => pattern.test(style);
  const on = [
    ...(has(/font-weight:\s*(bold|[6-9]00)/i) ? ['strong'] : []),
    ...(has(/font-style:\s*italic/i) ? ['em'] : []),
    ...(has(/text-decoration[^;]*underline/i) ? ['u'] : []),
    ...(has(/text-decoration[^;]*line-through/i) ? ['s'] : []),
  ];
  return { on, off: has(/font-weight:\s*(normal|400)/i) ? ['strong'] : [] };
}
