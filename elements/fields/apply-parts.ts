import { noChange } from 'lit';
import {
  Directive,
  directive,
  type DirectiveResult,
  type ElementPart,
  type PartInfo,
  PartType,
} from 'lit/directive.js';
import { isPartAttribute, type Parts } from '../../sdk/index.ts';

class ApplyParts extends Directive {
  #applied = '';
  #classes: string[] = [];
  #undo: (() => void)[] = [];

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('applyParts stands in the tag of an element');
  }

  override render(_parts: Parts | undefined, ..._names: string[]): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [parts, ...names]: [Parts | undefined, ...string[]]): unknown {
    // Most fields have none, and a form of many fields passes here a thousand times.
    if (this.#applied === '' && isEmpty(parts)) return noChange;
    const attributes = names.flatMap((name) => Object.entries(parts?.[name] ?? {}));
    const wanted = attributes.length > 0 ? JSON.stringify(attributes) : '';
    if (wanted !== this.#applied) {
      this.#applied = wanted;
      for (const undo of this.#undo.splice(0)) undo();
      element.classList.remove(...this.#classes.splice(0));
      for (const [name, value] of attributes) {
        if (isPartAttribute(name)) this.#apply(element as HTMLElement, name, value);
      }
    }
    // A `class` that the template writes anew, as of an option that becomes the active one, takes ours away.
    if (this.#classes.length > 0) element.classList.add(...this.#classes);
    return noChange;
  }

  #apply(element: HTMLElement, name: string, value: string): void {
    if (name === 'class') {
      const added = value.split(/\s+/).filter((each) => each && !element.classList.contains(each));
      this.#classes.push(...added);
    } else if (name === 'style') {
      this.#applyStyle(element, value);
    } else {
      const before = element.getAttribute(name);
      element.setAttribute(name, value);
      this.#undo.push(() => {
        if (before === null) element.removeAttribute(name);
        else element.setAttribute(name, before);
      });
    }
  }

  /** Through the CSSOM: a style attribute breaks a strict Content-Security-Policy. */
  #applyStyle(element: HTMLElement, value: string): void {
    const parsed = document.createElement('span').style;
    parsed.cssText = value;
    for (const property of parsed) {
      element.style.setProperty(property, parsed.getPropertyValue(property), parsed.getPropertyPriority(property));
      this.#undo.push(() => element.style.removeProperty(property));
    }
  }
}

function isEmpty(parts: Parts | undefined): boolean {
  for (const _name in parts) return false;
  return true;
}

/** Gives an element the attributes that a field's configuration names for one of its parts: `${applyParts(parts, 'menu')}`. */
export const applyParts: (parts: Parts | undefined, ...names: string[]) => DirectiveResult = directive(ApplyParts);
