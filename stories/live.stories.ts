import { html } from 'lit';
import { account } from 'virtual:live-admin';
import '../elements/index.ts';
import { connect } from '../elements/internal/connection.ts';
import type { AsokMeta, Story } from './support/story.ts';

const URL = '/admin';

/** Signs in as the administrator of the demo, unless the browser has his session already. */
async function signIn({ globals }: { globals: Record<string, unknown> }) {
  const { session } = connect(URL, String(globals.language));
  await session.load();
  if (!session.$state.get().user) await session.login(account);
  return {};
}

/** The elements over the demo's real admin, which the dev server serves. Not part of the static catalogue. */
const meta: AsokMeta<object> = {
  title: 'Live',
  component: 'asok-provider',
  tags: ['!autodocs'],
  loaders: [signIn],
};
export default meta;

export const Posts: Story<object> = {
  render: () => html`<asok-provider url=${URL}><asok-list model="posts"></asok-list></asok-provider>`,
};

export const Products: Story<object> = {
  render: () => html`<asok-provider url=${URL}><asok-list model="products"></asok-list></asok-provider>`,
};

export const NewPost: Story<object> = {
  render: () => html`<asok-provider url=${URL}><asok-form model="posts"></asok-form></asok-provider>`,
};

export const PostById: Story<object> = {
  render: () => html`<asok-provider url=${URL}><asok-form model="posts" record-id="1"></asok-form></asok-provider>`,
};

export const Role: Story<object> = {
  render: () =>
    html`<asok-provider url=${URL}><asok-permission-matrix role-id="1"></asok-permission-matrix></asok-provider>`,
};

export const LogIn: Story<object> = {
  loaders: [
    ({ globals }) =>
      connect(URL, String(globals.language))
        .session.logout()
        .then(() => ({})),
  ],
  render: () => html`<asok-provider url=${URL}><asok-login>You are signed in.</asok-login></asok-provider>`,
};
