const SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The line, from 1, where a text stops being JSON. The parsers of browsers tell it in words of their own, or not at all.
 * For a text that `JSON.parse` refuses.
 */
export function errorLine(text: string): number {
  return text.slice(0, errorAt(text)).split('\n').length;
}

function errorAt(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return false;
    at += found[0].length;
    return true;
  };
  const next = (): string => {
    take(SPACE);
    return text[at] ?? '';
  };
  /** What closes each value that is open. */
  const open: string[] = [];
  for (;;) {
    const sign = next();
    const closes = sign === '{' ? '}' : sign === '[' ? ']' : '';
    if (closes) {
      at += 1;
      open.push(closes);
      if (next() === closes) at += 1;
      else {
        if (closes === '}' && !takeKey()) return at;
        continue;
      }
      open.pop();
    } else if (!take(TEXT) && !take(SCALAR)) return at;
    for (;;) {
      const after = next();
      const closing = open.at(-1);
      if (closing === undefined) return at;
      if (after === closing) {
        at += 1;
        open.pop();
        continue;
      }
      if (after !== ',') return at;
      at += 1;
      if (next() === '' || (closing === '}' && !takeKey())) return at;
      break;
    }
  }

  function takeKey(): boolean {
    next();
    if (!take(TEXT) || next() !== ':') return false;
    at += 1;
    return true;
  }
}
