import type { Locale } from '../../sdk/index.ts';
import { richText as en, type RichTextTexts } from './en/rich-text.ts';
import { richText as es } from './es/rich-text.ts';
import { richText as fr } from './fr/rich-text.ts';

/** They come with the editor, in every language: beside it they weigh nothing, and few pages show one. */
export const richTextTexts: Record<Locale, RichTextTexts> = { en, es, fr };
