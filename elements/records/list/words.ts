import type { ComplexAttributeConverter } from 'lit';

/** An attribute that lists names, separated by spaces. */
export const words: ComplexAttributeConverter<string[]> = {
  fromAttribute: (value) => value?.split(/\s+/).filter(Boolean) ?? [],
};
