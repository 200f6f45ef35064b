import '../elements/roles/asok-permission-matrix.ts';
import type { AsokPermissionMatrix } from '../elements/roles/asok-permission-matrix.ts';
import { rights } from './support/descriptors.ts';
import { type Fixtures, never, refuse } from './support/fixture-client.ts';
import { matrixOutput, roleModel, roleServer } from './support/roles.ts';
import { me } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Stage, type Story, stageOf } from './support/story.ts';

const GET = 'records.roles.get';

/** A server with role 3 of these permissions, but for what a story changes. */
const server = (permissions?: string, changes: Fixtures = {}) => ({
  fixtures: (): Fixtures => ({
    'auth.me': me(),
    'meta.models': [roleModel()],
    ...roleServer(permissions).table,
    ...changes,
  }),
});

const meta: AsokMeta<AsokPermissionMatrix> = {
  title: 'Roles/asok-permission-matrix',
  component: 'asok-permission-matrix',
  args: { roleId: '3' },
  parameters: {
    ...server(),
    usage: {
      markup: `<asok-provider url="/admin">
  <asok-permission-matrix role-id="3"></asok-permission-matrix>
</asok-provider>`,
      sdk: `const client = createAdminClient<typeof admin>({ url: '/admin' });
const { groups, grantable } = await client.roles.matrix.query();
const role = await client.records.roles.get.query({ id: '3' });`,
    },
  },
};
export default meta;

/** The checkbox of this name, such as `Posts: edit`. */
const box = ({ find }: Stage<AsokPermissionMatrix>, name: string) => find(`input[aria-label="${name}"]`);

export const Default: Story<AsokPermissionMatrix> = {};

export const Loading: Story<AsokPermissionMatrix> = { parameters: server(undefined, { [GET]: never }) };

/** A role that is not there yet. */
export const Empty: Story<AsokPermissionMatrix> = { args: { roleId: null } };

export const Failed: Story<AsokPermissionMatrix> = {
  parameters: server(undefined, { [GET]: refuse('INTERNAL', { httpStatus: 500, requestId: '8f21-4b1d' }) }),
};

export const Denied: Story<AsokPermissionMatrix> = { parameters: server(undefined, { 'meta.models': [] }) };

/** Somebody who may look at roles but not edit them. */
export const LookOnly: Story<AsokPermissionMatrix> = {
  parameters: {
    fixtures: (): Fixtures => ({
      'auth.me': me(),
      'meta.models': [roleModel({ can: rights('view') })],
      ...roleServer(undefined, { edit: false, delete: false }).table,
    }),
  },
};

/** Who may grant less than everything sees the rest locked. */
export const Limited: Story<AsokPermissionMatrix> = {
  parameters: server('posts.view', { 'roles.matrix': matrixOutput(['posts.*', 'tags.view']) }),
};

/** Every verb needs `view`, which is ticked with it and cannot be taken away. */
export const Implied: Story<AsokPermissionMatrix> = {
  parameters: server('posts.view'),
  play: async (context) => {
    const stage = await stageOf<AsokPermissionMatrix>(context);
    await stage.press(box(stage, 'Users: edit'));
  },
};

/** One permission for all verbs of a model. */
export const Covered: Story<AsokPermissionMatrix> = { parameters: server('posts.*,tags.*') };

/** Some verbs of a model, some models of a verb. */
export const Mixed: Story<AsokPermissionMatrix> = { parameters: server('posts.view,posts.edit,tags.view,users.view') };

/** Everything, what is still to come too. */
export const Superuser: Story<AsokPermissionMatrix> = { parameters: server('*') };

export const Changed: Story<AsokPermissionMatrix> = {
  play: async (context) => {
    const stage = await stageOf<AsokPermissionMatrix>(context);
    await stage.press(box(stage, 'Posts: edit'));
    await stage.press(box(stage, 'Users: view'));
    await stage.press(box(stage, 'Media: all actions'));
  },
};

export const Filtered: Story<AsokPermissionMatrix> = {
  play: async (context) => {
    const { find, type } = await stageOf<AsokPermissionMatrix>(context);
    await type(find<HTMLInputElement>('[type=search]'), 'us');
  },
};

export const NothingFound: Story<AsokPermissionMatrix> = {
  play: async (context) => {
    const { find, type } = await stageOf<AsokPermissionMatrix>(context);
    await type(find<HTMLInputElement>('[type=search]'), 'nothing');
  },
};

export const Dark: Story<AsokPermissionMatrix> = { ...dark };

export const Narrow: Story<AsokPermissionMatrix> = { ...phone };

export const RightToLeft: Story<AsokPermissionMatrix> = { ...rightToLeft };

export const LongText: Story<AsokPermissionMatrix> = {
  parameters: server(undefined, {
    'roles.matrix': {
      grantable: ['*'],
      groups: [
        {
          label: 'Everything that the editors of the weekend supplement write, in print and elsewhere',
          rows: [
            {
              slug: 'donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen',
              label: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen',
              verbs: ['view', 'add', 'edit', 'delete', 'export'],
            },
            { slug: 'posts', label: 'Posts, essays, reviews, interviews and obituaries', verbs: ['view', 'edit'] },
          ],
        },
      ],
    },
  }),
};

export const French: Story<AsokPermissionMatrix> = {
  ...french,
  parameters: server(undefined, {
    'meta.models': [roleModel({ label: 'Rôles', labelSingular: 'Rôle', group: 'Accès' })],
    'roles.matrix': {
      grantable: ['*'],
      groups: [
        {
          label: 'Contenu',
          rows: [
            { slug: 'posts', label: 'Articles', verbs: ['view', 'add', 'edit', 'delete', 'export'] },
            { slug: 'tags', label: 'Étiquettes', verbs: ['view', 'add', 'edit', 'delete', 'export'] },
          ],
        },
      ],
    },
  }),
};
