import '../../elements/fields/asok-file-input.ts';
import type { AsokFileInput } from '../../elements/fields/asok-file-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

/** One dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const bytes = Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0));
const picture = new File([bytes], 'bergen-workshop.png', { type: 'image/png' });

const meta: AsokMeta<AsokFileInput> = {
  title: 'Fields/asok-file-input',
  component: 'asok-file-input',
  decorators: [inForm],
  args: { name: 'cover', label: 'Cover image', accept: 'image/*', maxBytes: 2_000_000 },
  parameters: {
    usage: {
      markup: `<form>
  <label for="cover">Cover image</label>
  <asok-file-input id="cover" name="cover" accept="image/*" max-bytes="2000000"></asok-file-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokFileInput> = {};

/** An image was chosen. */
export const Filled: Story<AsokFileInput> = { args: { value: picture } };

/** A file that is no image: only its name is shown. */
export const Document: Story<AsokFileInput> = {
  args: { accept: '', value: new File(['x'.repeat(42_000)], 'letter.pdf', { type: 'application/pdf' }) },
};

/** A file is stored already: it stays until another one is chosen, or it is taken away. */
export const Stored: Story<AsokFileInput> = { args: { stored: { bytes: 42_000 } } };

/** One must be there: it can be replaced, not taken away. */
export const StoredRequired: Story<AsokFileInput> = { args: { stored: { bytes: 42_000 }, required: true } };

/** Any file, of any size. */
export const Empty: Story<AsokFileInput> = { args: { accept: '', maxBytes: null } };

/** Another kind of file than asked for. */
export const Failed: Story<AsokFileInput> = {
  args: { value: new File(['x'], 'notes.txt', { type: 'text/plain' }), invalid: true },
};

/** Disabled. */
export const Denied: Story<AsokFileInput> = { args: { disabled: true } };

export const ReadOnly: Story<AsokFileInput> = { args: { readonly: true, value: picture } };

export const LongText: Story<AsokFileInput> = {
  args: { label: `${LONG} ${LONG}`, value: new File(['x'], `${LONG}.png`, { type: 'text/plain' }) },
};

export const French: Story<AsokFileInput> = { ...french, args: { label: 'Image de couverture' } };

export const Dark: Story<AsokFileInput> = { ...dark };

export const Narrow: Story<AsokFileInput> = { ...phone };

export const RightToLeft: Story<AsokFileInput> = { ...rightToLeft };
