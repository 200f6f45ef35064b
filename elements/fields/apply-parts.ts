import { noChange } from 'lit';
import { type ElementPart, type PartInfo, PartType, Directive, directive } from 'lit/directive.js';
import type { Parts } from '../../sdk/index.ts';

/**
 * Attributes that a field's configuration may give to a part, beside `class`, `style`, `data-*` and `aria-*`. Handlers
 * (`on*`), addresses and ids are not among them.
 */
const ALLOWED = new Set([
  'autocapitalize',
  'autocomplete',
  'cols',
  'dir',
  'enterkeyhint',
  'inputmode',
  'lang',
  'max',
  'min',
  'rows',
  'size',
  'spellcheck',
  'step',
  'tabindex',
  'title',
]);

/** Whether an attribute name may be given to a part. */
export function isPartAttribute(name: string): boolean {
  return name === 'class' || name === 'style' || /^(data|aria)-[\w-]+$/.test(name) || ALLOWED.has(name);
}

class ApplyParts extends Directive {
  #applied = '';
  #undo: (() => void)[] = [];

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('applyParts stands in the tag of an element');
  }

  override render(_parts: Parts | undefined, ..._names: string[]): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [parts, ...names]: [Parts | undefined, ...string[]]): unknown {
    const attributes = names.flatMap((name) => Object.entries(parts?.[name] ?? {}));
    const wanted = JSON.stringify(attributes);
    if (wanted === this.#applied) return noChange;
    this.#applied = wanted;
    for (const undo of this.#undo.splice(0)) undo();
    for (const [name, value] of attributes) {
      if (isPartAttribute(name)) this.#apply(element as HTMLElement, name, value);
    }
    return noChange;
  }

  #apply(element: HTMLElement, name: string, value: string): void {
    if (name === 'class') {
      const classes = value.split(/\s+/).filter(Boolean);
      element.classList.add(...classes);
      this.#undo.push(() => element.classList.remove(...classes));
    } else if (name === 'style') {
      this.#applyStyle(element, value);
    } else {
      element.setAttribute(name, value);
      this.#undo.push(() => element.removeAttribute(name));
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

/** Gives an element the attributes that a field's configuration names for one of its parts: `${applyParts(parts, 'menu')}`. */
export const applyParts = directive(ApplyParts);
