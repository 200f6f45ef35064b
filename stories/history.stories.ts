import '../elements/audit/asok-history.ts';
import type { AsokHistory } from '../elements/audit/asok-history.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { longEntry, logPages, logServer, manyEntries, postHistory, secretEntry } from './support/log.ts';
import { frenchPostModel, postModel } from './support/posts.ts';
import { administrator, me } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

const LIST = 'audit.list';

/** A server whose log tells of post 412, but for what a story changes. */
const server = (changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({ 'auth.me': me(), 'meta.models': [postModel()], ...logServer(postHistory), ...changes }),
});

const meta: AsokMeta<AsokHistory> = {
  title: 'Audit/asok-history',
  component: 'asok-history',
  args: { model: 'posts', recordId: '412', closable: true },
  parameters: {
    ...server(),
    room: 440,
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-history model="posts" record-id="412"></asok-history>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const { items, cursor } = await client.audit.list.query({ model: 'posts', record: '412' });`,
    },
  },
};
export default meta;

export const Default: Story<AsokHistory> = {};

export const Loading: Story<AsokHistory> = { parameters: server({ [LIST]: never }) };

/** Older than the log. */
export const Empty: Story<AsokHistory> = { parameters: server({ [LIST]: logPages([]) }) };

export const Failed: Story<AsokHistory> = {
  parameters: server({ [LIST]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

/** Somebody who is no administrator, whatever his permissions. */
export const Denied: Story<AsokHistory> = {
  parameters: server({ 'auth.me': me({ ...administrator, isAdmin: false, permissions: ['*'] }) }),
};

/** More entries than come at once. */
export const Older: Story<AsokHistory> = {
  parameters: server({ [LIST]: logPages(manyEntries(25)) }),
  play: async (context) => {
    const { press, button } = await stageOf<AsokHistory>(context);
    await press(button('Older entries'));
  },
};

/** The values that a record was created with. */
export const Created: Story<AsokHistory> = {
  play: async (context) => {
    const { press, button } = await stageOf<AsokHistory>(context);
    await press(button('4 values'));
  },
};

/** Secrets inside JSON, which the log does not hold. */
export const SecretParts: Story<AsokHistory> = { parameters: server({ [LIST]: logPages([secretEntry]) }) };

export const Dark: Story<AsokHistory> = { ...dark };

export const Narrow: Story<AsokHistory> = { ...phone };

export const RightToLeft: Story<AsokHistory> = { ...rightToLeft };

export const LongText: Story<AsokHistory> = { parameters: server({ [LIST]: logPages([longEntry]) }) };

export const French: Story<AsokHistory> = {
  ...french,
  parameters: server({ 'meta.models': [frenchPostModel()] }),
};
