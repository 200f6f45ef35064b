/** A label as it reads inside a sentence: "Post" becomes "post", "API key" stays. */
export function inSentence(label: string): string {
  return label.replace(/^\p{Lu}(?=[^\p{Lu}]|$)/u, (letter) => letter.toLowerCase());
}
