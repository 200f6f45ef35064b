import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { renderPrimitives } from './support/primitives-sheet.ts';
import { compact, dark, phone, rightToLeft } from './support/story.ts';

const meta: Meta = {
  title: 'Theme/Primitives',
  parameters: {
    docs: {
      description: {
        component:
          'The small parts that all elements are made of: classes of the style sheets that they share, not elements.',
      },
    },
  },
  render: renderPrimitives,
};
export default meta;

export const Default: StoryObj = {};

export const Dark: StoryObj = { ...dark };

export const Compact: StoryObj = { ...compact };

export const Narrow: StoryObj = { ...phone };

export const RightToLeft: StoryObj = { ...rightToLeft };
