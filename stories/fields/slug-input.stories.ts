import '../../elements/fields/asok-slug-input.ts';
import type { AsokSlugInput } from '../../elements/fields/asok-slug-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokSlugInput> = {
  title: 'Fields/asok-slug-input',
  component: 'asok-slug-input',
  decorators: [inForm],
  args: { name: 'slug', label: 'Slug', value: 'notes-from-a-lighthouse', source: 'Notes from a lighthouse' },
  parameters: {
    usage: {
      markup: `<form>
  <label for="slug">Slug</label>
  <asok-slug-input id="slug" name="slug" prefix="/posts/"></asok-slug-input>
  <!-- slug.source = title.value lets it follow the title -->
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokSlugInput> = {};

export const Empty: Story<AsokSlugInput> = { args: { value: '', source: null } };

/** Letters that no address has. */
export const Failed: Story<AsokSlugInput> = { args: { value: 'Not a slug!', invalid: true } };

/** Disabled. */
export const Denied: Story<AsokSlugInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokSlugInput> = { args: { readonly: true } };

export const Prefix: Story<AsokSlugInput> = { args: { prefix: '/posts/' } };

export const Dark: Story<AsokSlugInput> = { ...dark };

export const Narrow: Story<AsokSlugInput> = { ...phone };

export const RightToLeft: Story<AsokSlugInput> = { ...rightToLeft };

export const LongText: Story<AsokSlugInput> = {
  args: { label: `${LONG} ${LONG}`, value: 'donaudampfschifffahrtsgesellschaft-'.repeat(4) },
};

export const French: Story<AsokSlugInput> = {
  ...french,
  args: { label: 'Adresse', value: 'notes-du-phare', source: 'Notes du phare' },
};
