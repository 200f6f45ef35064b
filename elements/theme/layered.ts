const layers = new WeakMap<CSSStyleSheet, CSSStyleSheet>();
const originals = new WeakMap<CSSStyleSheet, CSSStyleSheet>();

/**
 * One of our sheets in the cascade layer `asok`. Rules outside of every layer beat those in one, whatever their order: a
 * framework that keeps its classes in layers, such as Tailwind, would lose to ours. Its resets stay below ours.
 */
export function layered(sheet: CSSStyleSheet): CSSStyleSheet {
  if (originals.has(sheet)) return sheet;
  const known = layers.get(sheet);
  if (known) return known;
  const rules = [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
  const copy = new CSSStyleSheet();
  copy.replaceSync(`@layer properties, theme, reset, base, asok;\n@layer asok {\n${rules}\n}`);
  layers.set(sheet, copy);
  originals.set(copy, sheet);
  return copy;
}

/** The sheet as it was before. */
export function unlayered(sheet: CSSStyleSheet): CSSStyleSheet {
  return originals.get(sheet) ?? sheet;
}
