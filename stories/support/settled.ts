import type { LitElement } from 'lit';
import type { FixtureConnection } from './fixture-client.ts';

/** Every element of ours below a node, through all shadow roots. */
function litElementsIn(root: ParentNode): LitElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...('updateComplete' in element ? [element as LitElement] : []),
    ...(element.shadowRoot ? litElementsIn(element.shadowRoot) : []),
  ]);
}

/** So many quiet frames in a row mean that nothing more comes: an answer or late code is told to its element a turn later. */
const QUIET_FRAMES = 3;

/** Resolves when every call was answered and everything that follows from it is drawn. */
export async function settled(root: ParentNode, connection?: Pick<FixtureConnection, 'isBusy'>): Promise<void> {
  let quiet = 0;
  while (quiet < QUIET_FRAMES) {
    await new Promise(requestAnimationFrame);
    const elements = litElementsIn(root);
    const isBusy = connection?.isBusy() || elements.some((element) => element.isUpdatePending);
    quiet = isBusy ? 0 : quiet + 1;
    await Promise.all(elements.map((element) => element.updateComplete));
  }
}
