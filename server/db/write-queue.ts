interface Waiter {
  grant: () => void;
  refuse: (error: Error) => void;
}

/** First come, first served: one holder at a time. */
export class WriteQueue {
  readonly #patience: number;
  readonly #waiting = new Set<Waiter>();
  #held = false;

  /** @param patience longest wait for a turn, in milliseconds */
  constructor(patience: number) {
    this.#patience = patience;
  }

  get held(): boolean {
    return this.#held;
  }

  /**
   * Waits for a turn and gives the function that ends it, which may be called more than once.
   * @throws what `refusal` makes, when the turn does not come in time: a holder that waits for a waiter must not hang both
   */
  async acquire(refusal: () => Error): Promise<() => void> {
    if (this.#held) await this.#turn(refusal);
    this.#held = true;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#next();
    };
  }

  /** Refuses everybody who waits. */
  clear(reason: Error): void {
    for (const waiter of this.#waiting) waiter.refuse(reason);
  }

  #turn(refusal: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (settle: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        settle();
      };
      const waiter: Waiter = { grant: () => leave(resolve), refuse: (error) => leave(() => reject(error)) };
      const timer = setTimeout(() => waiter.refuse(refusal()), this.#patience);
      this.#waiting.add(waiter);
    });
  }

  // The turn passes without being free in between, so that nobody who comes now overtakes those who wait.
  #next(): void {
    const [first] = this.#waiting;
    if (first) first.grant();
    else this.#held = false;
  }
}
