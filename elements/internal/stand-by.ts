import type { LitElement } from 'lit';
import type { AdminClient } from '../../sdk/index.ts';
import { LateModule } from './late-code.ts';

const code = new LateModule(async () => (await import('../account/confirm-password.ts')).confirmPassword);

/** The elements that use a client, in the order they came. */
const users = new WeakMap<AdminClient, Set<LitElement>>();
const stops = new WeakMap<AdminClient, () => void>();

/** Elements ask for the password when a call of their client needs a recent one. Returns what ends it for this one. */
export function standBy(element: LitElement, client: AdminClient): () => void {
  const elements = users.get(client) ?? new Set();
  users.set(client, elements.add(element));
  if (elements.size === 1)
    stops.set(
      client,
      client.onReauthRequired(() => ask(elements, client)),
    );
  return () => {
    elements.delete(element);
    if (elements.size === 0) stops.get(client)?.();
  };
}

async function ask(elements: ReadonlySet<LitElement>, client: AdminClient): Promise<boolean> {
  const confirmPassword = await code.load();
  const host = outermost(elements);
  return host ? confirmPassword(host, client) : false;
}

/** The outermost element around the focus: it stays, whatever changes inside of it, and has the person's theme. */
function outermost(elements: ReadonlySet<LitElement>): LitElement | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  let found: LitElement | undefined;
  for (let node: Node | null = focused; node; node = node instanceof ShadowRoot ? node.host : node.parentNode)
    if (elements.has(node as LitElement)) found = node as LitElement;
  return found ?? [...elements][0];
}
