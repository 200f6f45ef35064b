import { html } from 'lit';
import '../elements/records/asok-list.ts';
import '../elements/shell/asok-provider.ts';
import type { AsokProvider } from '../elements/shell/asok-provider.ts';
import { type Fixtures, fixtureConnection } from './support/fixture-client.ts';
import { frenchPostModel, shortPostModel, shortPostPages } from './support/posts.ts';
import { me } from './support/site.ts';
import { type AsokMeta, dark, french, rightToLeft, type Story } from './support/story.ts';

const server = (changes: Fixtures = {}): Fixtures => ({
  'auth.me': me(),
  'meta.models': [shortPostModel()],
  'records.posts.list': shortPostPages(2),
  ...changes,
});

const meta: AsokMeta<AsokProvider> = {
  title: 'Shell/asok-provider',
  component: 'asok-provider',
  parameters: {
    fixtures: () => server(),
    usage: {
      markup: `<asok-provider url="/admin" locale="en" theme="system">
  <asok-list model="posts"></asok-list>
</asok-provider>`,
    },
  },
  // The one around every story has the connection; this one is it for what stands in the story.
  render: () => html`<asok-list model="posts"></asok-list>`,
};
export default meta;

export const Default: Story<AsokProvider> = {};

/** Two parts of one page, each in a theme of its own. */
export const Themes: Story<AsokProvider> = {
  render: () =>
    html`${(['light', 'dark'] as const).map(
      (theme) =>
        html`<asok-provider .theme=${theme} .connection=${fixtureConnection(server())}>
          <div class="canvas"><asok-list model="posts"></asok-list></div>
        </asok-provider>`,
    )}`,
};

/** Two parts of one page, each in a language of its own. */
export const Languages: Story<AsokProvider> = {
  render: () =>
    html`<asok-provider locale="es" .connection=${fixtureConnection(server())}>
        <asok-list model="posts"></asok-list>
      </asok-provider>
      <asok-provider locale="fr" .connection=${fixtureConnection(server({ 'meta.models': [frenchPostModel()] }))}>
        <asok-list model="posts"></asok-list>
      </asok-provider>`,
};

export const Dark: Story<AsokProvider> = { ...dark };

export const RightToLeft: Story<AsokProvider> = { ...rightToLeft };

export const French: Story<AsokProvider> = {
  ...french,
  parameters: { fixtures: () => server({ 'meta.models': [frenchPostModel()] }) },
};
