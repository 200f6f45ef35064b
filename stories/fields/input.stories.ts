import '../../elements/fields/asok-input.ts';
import type { AsokInput } from '../../elements/fields/asok-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokInput> = {
  title: 'Fields/asok-input',
  component: 'asok-input',
  decorators: [inForm],
  args: { name: 'title', label: 'Title', value: 'Notes from a lighthouse' },
  parameters: {
    usage: {
      markup: `<form>
  <label for="title">Title</label>
  <asok-input id="title" name="title" required maxlength="60" counter="below"></asok-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokInput> = {};

export const Empty: Story<AsokInput> = { args: { value: '', placeholder: 'What readers see first' } };

/** Refused. */
export const Failed: Story<AsokInput> = { args: { value: '', required: true, invalid: true } };

export const TooLong: Story<AsokInput> = { args: { maxLength: 12, counter: 'below', invalid: true } };

/** Disabled. */
export const Denied: Story<AsokInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokInput> = { args: { readonly: true } };

export const Email: Story<AsokInput> = {
  args: { type: 'email', name: 'email', label: 'Email', value: 'amira@kestrel.example' },
};

export const Url: Story<AsokInput> = {
  args: { type: 'url', name: 'site', label: 'Website', value: 'https://kestrel.example/' },
};

export const Tel: Story<AsokInput> = {
  args: { type: 'tel', name: 'phone', label: 'Telephone', value: '+44 20 7946 0018' },
};

export const Uuid: Story<AsokInput> = { args: { type: 'uuid', name: 'id', label: 'Id', value: '', generate: true } };

export const Time: Story<AsokInput> = { args: { type: 'time', name: 'opens', label: 'Opens at', value: '09:30' } };

export const Affixes: Story<AsokInput> = {
  args: { name: 'price', label: 'Price', value: '12.50', prefix: '€', suffix: 'a copy' },
};

export const Dark: Story<AsokInput> = { ...dark };

export const Narrow: Story<AsokInput> = { ...phone };

export const RightToLeft: Story<AsokInput> = { ...rightToLeft };

export const LongText: Story<AsokInput> = { args: { label: `${LONG} ${LONG}`, value: `${LONG} `.repeat(4) } };

export const French: Story<AsokInput> = {
  ...french,
  args: { label: 'Titre', value: 'Notes du phare', maxLength: 12, counter: 'below', invalid: true },
};
