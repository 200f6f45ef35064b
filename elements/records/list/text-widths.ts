/** About how wide texts are, without having them laid out: the sum of their letters. */
export class TextWidths {
  readonly #pen = new OffscreenCanvas(1, 1).getContext('2d');
  /** By UTF-16 unit; 0: not measured yet. */
  #letters = new Float32Array(0x1_00_00);

  useFontOf(element: Element): void {
    this.#letters = this.#letters.fill(0);
    if (this.#pen) this.#pen.font = getComputedStyle(element).font;
  }

  /** The width in px of the text that is seen, where it is more than `least`. */
  of(element: Element, least: number): number {
    const width = this.#sum(element.textContent);
    if (width <= least) return least;
    const hidden = element.querySelector('.visually-hidden');
    return Math.max(least, width - this.#sum(hidden?.textContent ?? ''));
  }

  #sum(text: string): number {
    const letters = this.#letters;
    let sum = 0;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      sum += letters[code] || this.#measure(code);
    }
    return sum;
  }

  #measure(code: number): number {
    const width = this.#pen?.measureText(String.fromCharCode(code)).width ?? 0;
    this.#letters[code] = width;
    return width;
  }
}
