const ONE_LINE = new Set(['text', 'email', 'url', 'tel', 'number', 'password', 'date', 'datetime-local', 'time']);

/** Whether a key was pressed in an input of one line that has no use of its own for Enter. */
export function isOneLineInput(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement && ONE_LINE.has(target.type) && target.getAttribute('role') !== 'combobox';
}
