import { html, type TemplateResult } from 'lit';

const CATEGORIES = 6;

/**
 * A person's initials in a colour of their own; decorative, the name stands beside it. Drawn by the shared text styles:
 * as text they would be searched, copied and compared with the names of buttons.
 */
export function avatar(label: string, size: 'small' | 'medium' = 'medium'): TemplateResult {
  return html`<span
    class="avatar ${size}"
    part="avatar"
    data-category=${categoryOf(label)}
    data-initials=${initials(label)}
    aria-hidden="true"
  ></span>`;
}

/**
 * First letters of the first and the last word, by code points; of an e-mail address, those before the `@`. Pictures are no
 * letters, where there are any.
 */
export function initials(label: string): string {
  const parts = (label.split('@')[0] ?? '').split(/[\s._-]+/u).filter(Boolean);
  const lettered = parts.filter((part) => /^[\p{L}\p{N}]/u.test(part));
  const words = lettered.length > 0 ? lettered : parts;
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

/** The same label always has the same colour. */
function categoryOf(label: string): number {
  let sum = 0;
  for (const character of label) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return (sum % CATEGORIES) + 1;
}
