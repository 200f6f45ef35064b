import type { Key, ModelDescriptor } from '../../sdk/index.ts';
import type { Inside } from '../internal/late-element.ts';
import { AsokImpersonateEvent } from './events.ts';

interface Person {
  model: ModelDescriptor;
  key: Key;
}

/** What asks the page to act as a person: for administrators, and not as themselves; null where there is nothing to ask. */
export function impersonate(
  host: HTMLElement & { readonly impersonation: boolean },
  inside: Inside,
  { model, key }: Person,
): (() => void) | null {
  if (!host.impersonation || !model.impersonate || inside.session()?.user?.key === key) return null;
  return () => void host.dispatchEvent(new AsokImpersonateEvent(key));
}
