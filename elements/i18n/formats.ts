// A format takes 20 to 50 µs to make, and a page of a list asks for thousands. Languages and options are few: all of them
// stand in our own code.
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
}

const keyOf = (locale: string, options: object) => `${locale} ${JSON.stringify(options)}`;

/** How a language writes numbers; made once. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numbers, keyOf(locale, options), () => new Intl.NumberFormat(locale, options));
}

/** How a language writes days and moments; made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat {
  return kept(dates, keyOf(locale, options), () => new Intl.DateTimeFormat(locale, options));
}

/** How a language says how long ago something was; made once. */
export function relativeFormat(locale: string, options: Intl.RelativeTimeFormatOptions = {}): Intl.RelativeTimeFormat {
  return kept(spans, keyOf(locale, options), () => new Intl.RelativeTimeFormat(locale, options));
}
