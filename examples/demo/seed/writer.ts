import { arabic } from './languages/arabic.ts';
import { english } from './languages/english.ts';
import { french } from './languages/french.ts';
import { german } from './languages/german.ts';
import { japanese } from './languages/japanese.ts';
import type { Language } from './languages/language.ts';
import { portuguese } from './languages/portuguese.ts';
import { spanish } from './languages/spanish.ts';
import type { Random } from './random.ts';

// One entry for each tenth of the texts.
const LANGUAGES = [english, english, english, french, french, spanish, german, portuguese, japanese, arabic];

const ODD_REPLIES = [
  '👏👏👏 🗺️',
  '100% a_b',
  '<b>not bold</b> & "not closed',
  "Robert'); -- just my name",
  '=SUM(1;2)',
  'ok',
  'שלום and مرحبا in one line',
];

/** The language of the next text. */
export function chooseLanguage(random: Random): Language {
  return random.pick(LANGUAGES);
}

/** A title of up to 200 characters, mostly unlike the ones before. */
export function writeTitle(random: Random, language: Language): string {
  const title = random.pick(language.titles).replace('{topic}', random.pick(language.topics));
  const turn = random.next();
  if (turn < 0.4) return `${random.pick(language.places)}: ${title}`;
  if (turn < 0.7) return `${title} · ${random.integer(2, 60)}`;
  return title;
}

function writeSentence(random: Random, language: Language): string {
  return language.sentence(
    random.pick(language.subjects),
    random.pick(language.actions),
    random.pick(language.moments),
  );
}

/** Rich text of paragraphs of two to five sentences, some of them as lists and quotes, under headings when it is long. */
export function writeBody(random: Random, language: Language, paragraphs: number): string {
  const paragraph = (_: unknown, index: number) => {
    const sentences = Array.from({ length: random.integer(2, 5) }, () => escapeText(writeSentence(random, language)));
    const topic = language.topics[index % language.topics.length] ?? '';
    const heading = index % 6 === 5 ? `<h2>${escapeText(topic)}</h2>` : '';
    return heading + layOut(sentences, language.gap, index);
  };
  return Array.from({ length: paragraphs }, paragraph).join('');
}

function layOut([first = '', ...rest]: string[], gap: string, index: number): string {
  if (index % 6 === 1) return `<p>${[`<strong>${first}</strong>`, ...rest].join(gap)}</p>`;
  if (index % 6 === 3) return `<ul>${[first, ...rest].map((sentence) => `<li><p>${sentence}</p></li>`).join('')}</ul>`;
  if (index % 6 === 4) return `<blockquote><p>${first}</p></blockquote><p>${rest.join(gap)}</p>`;
  return `<p>${[first, ...rest].join(gap)}</p>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One sentence of at most 160 characters. */
export function writeExcerpt(random: Random, language: Language): string {
  return writeSentence(random, language).slice(0, 160);
}

/** A reader's comment: one or two replies, now and then odd characters. */
export function writeReply(random: Random): string {
  if (random.chance(0.03)) return random.pick(ODD_REPLIES);
  const language = chooseLanguage(random);
  return random.sample(language.replies, random.integer(1, 2)).join(language.gap);
}

/** Lower-case ASCII words of a text, joined by hyphens; empty for a text without any. */
export function slugify(text: string): string {
  const plain = text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
