import { domainToASCII, domainToUnicode } from 'node:url';

const MAX_LENGTH = 254;

/** Spaces, control and invisible characters: they make two addresses look alike. */
const UNSEEN = /[\p{C}\p{Z}]/u;

/**
 * The form by which an account is looked up: lower case, domain in ASCII. Null for what is no address, and for
 * spellings that only look like another address (full-width letters, invisible characters, spaces around it).
 */
export function canonicalEmail(text: string): string | null {
  if (text.length > MAX_LENGTH || UNSEEN.test(text) || text.normalize('NFKC') !== text) return null;
  const lower = text.toLowerCase();
  const at = lower.lastIndexOf('@');
  const [local, domain] = [lower.slice(0, at), lower.slice(at + 1)];
  if (at < 1 || local.includes('@')) return null;
  const ascii = domainToASCII(domain);
  // The mapping to ASCII folds look-alikes (an ideographic full stop becomes a dot): only what maps back is kept.
  if (ascii === '' || (domain !== ascii && domain !== domainToUnicode(ascii))) return null;
  return `${local}@${ascii}`;
}

/** A form that all spellings of one address share, refused ones too: tries are counted by it. */
export function foldedEmail(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}]/gu, '')
    .toLowerCase();
  return canonicalEmail(folded) ?? folded;
}
