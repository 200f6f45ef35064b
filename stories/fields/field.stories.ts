import { html } from 'lit';
import '../../elements/fields/asok-field.ts';
import '../../elements/fields/asok-toggle.ts';
import type { AsokField } from '../../elements/fields/asok-field.ts';
import { articleModel, articleServer } from '../support/articles.ts';
import { LONG } from '../support/field-frame.ts';
import type { Fixtures } from '../support/fixture-client.ts';
import { me } from '../support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const choices = [
  { value: 'draft', label: 'Draft' },
  { value: 'published', label: 'Published' },
];

const meta: AsokMeta<AsokField> = {
  title: 'Fields/asok-field',
  component: 'asok-field',
  args: { name: 'status', label: 'Status', help: 'Only what is published can be read.', value: 'draft', choices },
  parameters: {
    usage: {
      markup: `<form>
  <asok-field type="boolean" form-type="toggle" name="open" label="Open"></asok-field>
  <asok-field type="integer" name="pages" label="Pages" min="1" max="900" required></asok-field>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokField> = {};

export const Empty: Story<AsokField> = { args: { value: null } };

/** A form that was to be sent said what is wrong. */
export const Failed: Story<AsokField> = {
  args: { type: 'integer', label: 'Pages', value: 901, max: 900, choices: null },
  play: ({ canvasElement }) => {
    canvasElement.querySelector('asok-field')?.checkValidity();
  },
};

/** Disabled. */
export const Denied: Story<AsokField> = { args: { disabled: true } };

/** A switch, and beside it the input alone, which is the same. */
export const Toggle: Story<AsokField> = {
  render: () =>
    html`<p><asok-field type="boolean" form-type="toggle" name="a" label="Featured" checked></asok-field></p>
      <p><asok-toggle name="b" label="Featured" checked></asok-toggle></p>`,
};

/** What the admin says of a field of a model. */
export const OfModel: Story<AsokField> = {
  parameters: {
    fixtures: (): Fixtures => ({ 'auth.me': me(), 'meta.models': [articleModel()], ...articleServer().table }),
  },
  render: () =>
    html`${['title', 'status', 'author', 'publishedAt'].map(
      (name) => html`<p><asok-field model="articles" name=${name}></asok-field></p>`,
    )}`,
};

export const Dark: Story<AsokField> = { ...dark };

export const Narrow: Story<AsokField> = { ...phone };

export const RightToLeft: Story<AsokField> = { ...rightToLeft };

export const LongText: Story<AsokField> = { args: { label: `${LONG} ${LONG}`, help: `${LONG} ${LONG} ${LONG}` } };

export const French: Story<AsokField> = {
  ...french,
  args: {
    label: 'État',
    help: 'Seul ce qui est publié peut être lu.',
    value: null,
    choices: [
      { value: 'draft', label: 'Brouillon' },
      { value: 'published', label: 'Publié' },
    ],
  },
};
