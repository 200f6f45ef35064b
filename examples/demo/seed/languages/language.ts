/** Words of one language, chosen so that any of one list goes with any of the next. */
export interface Language {
  /** BCP 47 tag, kept in a post's metadata. */
  code: string;
  /** What titles are about; stands where `titles` say `{topic}`. */
  topics: readonly string[];
  titles: readonly string[];
  places: readonly string[];
  /** Who, what they do, and when: the three parts of a sentence. */
  subjects: readonly string[];
  actions: readonly string[];
  moments: readonly string[];
  /** Puts the three parts in the language's order. */
  sentence(subject: string, action: string, moment: string): string;
  /** What stands between two sentences. */
  gap: string;
  /** Comments of readers. */
  replies: readonly string[];
}
