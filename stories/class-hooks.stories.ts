import { html } from 'lit';
import '../elements/fields/asok-dropdown.ts';
import '../elements/fields/asok-toggle.ts';
import '../elements/shell/asok-provider.ts';
import type { AsokDropdown } from '../elements/fields/asok-dropdown.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from './support/story.ts';

/** What a team's build would make of its classes. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`@layer utilities {
  .pill { border-radius: 999px; background: light-dark(#ffe4e6, #4c0519); color: light-dark(#881337, #fecdd3) }
  .roomy { padding: 12px; background: light-dark(#fff1f2, #27050e) }
  .rose { border-color: #e11d48 }
  .apart { gap: 40px }
}`);

const choices = ['Draft', 'In review', 'Published'].map((label) => ({ value: label, label }));

const meta: AsokMeta<AsokDropdown> = {
  title: 'Fields/Your classes',
  component: 'asok-dropdown',
  parameters: {
    usage: {
      markup: `<asok-provider stylesheets="/app.css">
  <asok-dropdown label="Status" option__class="pill" menu__class="roomy" trigger__class="rose"></asok-dropdown>
  <asok-toggle label="Featured" container__class="apart"></asok-toggle>
</asok-provider>`,
    },
  },
  render: () => html`<asok-provider .styleSheets=${[sheet]}>
    <asok-dropdown
      label="Status"
      option__class="pill"
      menu__class="roomy"
      trigger__class="rose"
      value="Draft"
      .choices=${choices}
    ></asok-dropdown>
    <p><asok-toggle label="Featured" container__class="apart" checked></asok-toggle></p>
  </asok-provider>`,
  play: async ({ canvasElement }) => {
    const dropdown = canvasElement.querySelector('asok-dropdown') as AsokDropdown;
    await dropdown.updateComplete;
    dropdown.shadowRoot?.querySelector('button')?.click();
    await dropdown.updateComplete;
  },
};
export default meta;

export const Default: Story<AsokDropdown> = {};

export const Dark: Story<AsokDropdown> = { ...dark };

export const Narrow: Story<AsokDropdown> = { ...phone };

export const RightToLeft: Story<AsokDropdown> = { ...rightToLeft };

export const French: Story<AsokDropdown> = { ...french };
