interface Holder {
  running: number;
  readonly waiting: (() => void)[];
}

/** Lets so many calls of each session run at the same time; further ones wait for their turn, in order. */
export class CallSlots {
  readonly #slots: number;
  readonly #holders = new Map<string, Holder>();

  constructor(slots: number) {
    this.#slots = slots;
  }

  async run<T>(session: string, call: () => Promise<T>): Promise<T> {
    const holder = this.#holders.get(session) ?? { running: 0, waiting: [] };
    this.#holders.set(session, holder);
    // A slot that is given back goes to the next in line without becoming free.
    if (holder.running < this.#slots) holder.running += 1;
    else await new Promise<void>((resolve) => holder.waiting.push(resolve));
    try {
      return await call();
    } finally {
      const next = holder.waiting.shift();
      if (next) next();
      else holder.running -= 1;
      if (holder.running === 0) this.#holders.delete(session);
    }
  }
}
