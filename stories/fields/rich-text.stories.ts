import '../../elements/fields/asok-rich-text.ts';
import type { AsokRichText } from '../../elements/fields/asok-rich-text.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, stageOf, type Story } from '../support/story.ts';

const BODY = [
  '<h2>The fold</h2>',
  '<p>Most maps do not die from age. They die <strong>along the fold</strong>, a thousand openings at a time, until the paper ',
  'gives up and <a href="https://example.org/coast" rel="noopener">a coastline</a> comes loose from its sea.</p>',
  '<ul><li><p>wheat starch paste</p></li><li><p>a bone folder</p></li><li><p>tissue, <em>very</em> thin</p></li></ul>',
  '<blockquote><p>You can read a phone number through four sheets of it.</p></blockquote>',
  '<p>Order by <code>paper --light</code>:</p><pre><code>paper --light \\\n  --sheets 4</code></pre>',
].join('');

const meta: AsokMeta<AsokRichText> = {
  title: 'Fields/asok-rich-text',
  component: 'asok-rich-text',
  decorators: [inForm],
  args: { name: 'body', label: 'Body', value: BODY },
  parameters: {
    usage: {
      markup: `<form>
  <label for="body">Body</label>
  <asok-rich-text id="body" name="body" value="<p>Once.</p>"></asok-rich-text>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokRichText> = {};

export const Empty: Story<AsokRichText> = { args: { value: '', placeholder: 'What happened?' } };

/** More HTML than the column holds. */
export const Failed: Story<AsokRichText> = { args: { maxLength: 200, invalid: true } };

/** Disabled. */
export const Denied: Story<AsokRichText> = { args: { disabled: true } };

export const ReadOnly: Story<AsokRichText> = { args: { readonly: true } };

export const Dark: Story<AsokRichText> = { ...dark };

export const Narrow: Story<AsokRichText> = { ...phone };

export const RightToLeft: Story<AsokRichText> = {
  ...rightToLeft,
  args: { value: '<h2>خرائط</h2><p>تموت الخرائط <strong>عند الطي</strong>.</p><p>One paragraph in English.</p>' },
};

export const LongText: Story<AsokRichText> = {
  args: { value: Array.from({ length: 40 }, (_, n) => `<p>${n + 1}. ${LONG}</p>`).join('') },
};

export const French: Story<AsokRichText> = {
  ...french,
  args: { label: 'Texte', value: '<p>Le pli, puis la mer.</p>' },
};

/** The popover that asks for the address of a link, with one that leads nowhere. */
export const Link: Story<AsokRichText> = {
  play: async (context) => {
    const { button, find, press, type } = await stageOf<AsokRichText>(context);
    await press(button('Link'));
    await type(find<HTMLInputElement>('#href'), 'two words');
    await press(button('Apply'));
  },
};

/** The HTML itself. */
export const Source: Story<AsokRichText> = {
  play: async (context) => {
    const { button, press } = await stageOf<AsokRichText>(context);
    await press(button('HTML source'));
  },
};
