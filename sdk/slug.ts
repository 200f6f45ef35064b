/** What NFKD does not take apart, as people write it in addresses. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };

/**
 * A text as the last part of an address: accents folded, lower case, dashes between words. A text without Latin letters
 * or digits gives an empty slug, which leaves the choice to the server.
 */
export function slugify(text: string, maxLength = 255): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, maxLength)
    .replace(/-$/, '');
}
