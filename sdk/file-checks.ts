import type { FieldError } from './contract.ts';

/** Why a file is not what a picker asks for; null when it is. Its kind is told by its type or the end of its name. */
export function checkFile(
  file: File,
  { accept, maxBytes }: { accept?: string | undefined; maxBytes?: number | null | undefined },
): FieldError | null {
  if (accept && !isAccepted(file, accept)) return { code: 'type', params: { accept } };
  return maxBytes && file.size > maxBytes ? { code: 'tooLarge', params: { maxBytes } } : null;
}

function isAccepted({ name, type }: File, accept: string): boolean {
  const wanted = accept.split(',').map((kind) => kind.trim().toLowerCase());
  return wanted.some((kind) => {
    if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
    return kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind;
  });
}
