/** Whether a file is of a kind that `accept` names, by its type or the end of its name; an empty list takes any. */
export function isAccepted({ name, type }: File, accept: string): boolean {
  const wanted = accept
    .split(',')
    .map((kind) => kind.trim().toLowerCase())
    .filter(Boolean);
  const fits = (kind: string) => {
    if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
    return kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind;
  };
  return wanted.length === 0 || wanted.some(fits);
}
