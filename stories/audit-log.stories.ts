import '../elements/audit/asok-audit-log.ts';
import type { AsokAuditLog } from '../elements/audit/asok-audit-log.ts';
import { type Fixtures, firstThen, never, refuse } from './support/fixture-client.ts';
import { COMMENTS_OPERATION, facetsOf, longEntry, logPages, logServer, manyEntries } from './support/log.ts';
import { frenchPostModel, postModel } from './support/posts.ts';
import { administrator, me, model } from './support/site.ts';
import { type AsokMeta, compact, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

const LIST = 'audit.list';

/** A server with a log, but for what a story changes. */
const server = (changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({
    'auth.me': me(),
    'meta.models': [postModel(), model('users')],
    ...logServer(),
    ...changes,
  }),
});

const meta: AsokMeta<AsokAuditLog> = {
  title: 'Audit/asok-audit-log',
  component: 'asok-audit-log',
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-audit-log query="period=week&impersonated=1"></asok-audit-log>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const { items, cursor, total } = await client.audit.list.query({ action: 'denied', perPage: 50 });`,
    },
  },
};
export default meta;

export const Default: Story<AsokAuditLog> = {};

export const Loading: Story<AsokAuditLog> = { parameters: server({ [LIST]: never }) };

/** Another page is on its way. */
export const Refreshing: Story<AsokAuditLog> = {
  parameters: server({ [LIST]: firstThen(logPages(manyEntries(120)), never) }),
  play: async (context) => {
    const { press, button } = await stageOf<AsokAuditLog>(context);
    await press(button('Older entries'));
  },
};

export const Empty: Story<AsokAuditLog> = {
  parameters: server({ [LIST]: logPages([]), 'audit.facets': facetsOf([]) }),
};

/** Nothing is as the filters ask. */
export const NoResults: Story<AsokAuditLog> = { args: { query: 'action=logout&impersonated=1' } };

export const Failed: Story<AsokAuditLog> = {
  parameters: server({ [LIST]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

/** Somebody who is no administrator, whatever his permissions. */
export const Denied: Story<AsokAuditLog> = {
  parameters: server({ 'auth.me': me({ ...administrator, isAdmin: false, permissions: ['*'] }) }),
};

/** What a row opens to. */
export const Expanded: Story<AsokAuditLog> = {
  play: async (context) => {
    const { press, button } = await stageOf<AsokAuditLog>(context);
    await press(button('Details of entry 20418'));
    await press(button('Details of entry 20301'));
  },
};

/** By whom, what and when; days one by one. */
export const Filtered: Story<AsokAuditLog> = {
  args: { query: 'from=2026-11-01&to=2026-11-30&actor=3&action=update&model=posts' },
};

/** All that one call did. */
export const OneOperation: Story<AsokAuditLog> = { args: { query: `operation=${COMMENTS_OPERATION}` } };

export const Dark: Story<AsokAuditLog> = {
  ...dark,
  play: async (context) => {
    const { press, button } = await stageOf<AsokAuditLog>(context);
    await press(button('Details of entry 20418'));
  },
};

export const Compact: Story<AsokAuditLog> = { ...compact };

export const Narrow: Story<AsokAuditLog> = {
  ...phone,
  play: async (context) => {
    const { press, button } = await stageOf<AsokAuditLog>(context);
    await press(button('Details of entry 20418'));
  },
};

export const RightToLeft: Story<AsokAuditLog> = { ...rightToLeft };

export const LongText: Story<AsokAuditLog> = {
  parameters: server({ [LIST]: logPages([longEntry]) }),
  play: async (context) => {
    const { press, button } = await stageOf<AsokAuditLog>(context);
    await press(button('Details of entry 30001'));
  },
};

export const French: Story<AsokAuditLog> = {
  ...french,
  parameters: server({ 'meta.models': [frenchPostModel()] }),
};
