import type { LitElement } from 'lit';

type Adopt = (element: LitElement, arrived: boolean) => void;

let adopt: Adopt | undefined;
const followers = new WeakSet<Element>();

/** Lets every element of a class follow the style sheets of the scope around it, wherever it goes. */
export function followStyles(
  element: CustomElementConstructor & Partial<Pick<typeof LitElement, 'addInitializer'>>,
): void {
  element.addInitializer?.((one) => {
    // The initializer of a base class comes along with that of its heirs.
    if (followers.has(one)) return;
    followers.add(one);
    const element = one as LitElement;
    one.addController({
      hostConnected: () => adopt?.(element, true),
      // Late code adds its own styles to an element that stands there already, and has it drawn again.
      hostUpdated: () => adopt?.(element, false),
    });
  });
}

/** Whether an element follows. */
export function follows(element: Element): element is LitElement {
  return followers.has(element);
}

/** From now on there are style sheets to follow. */
export function useStyles(how: Adopt): void {
  adopt = how;
}

/** What a page gives an element for all asok elements in it. */
export interface StyleSource extends LitElement {
  /** Addresses of style sheets, separated by spaces. */
  stylesheets: string;
  /** Style sheets that a bundler made. */
  styleSheets: readonly CSSStyleSheet[];
}
