/** For the `keydown` of a form: Enter in an input sends it. An input within an element of ours is no input of the form. */
export function submitByEnter(event: KeyboardEvent): void {
  const [target] = event.composedPath();
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented || !(target instanceof HTMLInputElement))
    return;
  event.preventDefault();
  (event.currentTarget as HTMLFormElement).requestSubmit();
}
