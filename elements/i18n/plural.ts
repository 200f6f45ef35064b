type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Makes the plural of a language: it picks the form for `n` and puts the number, as that language writes it, for `#`. */
export function plural(locale: string): (n: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (n, forms) => (forms[rules.select(n)] ?? forms.other).replaceAll('#', numbers.format(n));
}
