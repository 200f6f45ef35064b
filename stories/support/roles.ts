import type { AnyRecordDetail, MatrixOutput, ModelDescriptor, UpdateInput, Verb } from '../../sdk/index.ts';
import { fieldOf, rights } from './descriptors.ts';
import { type Fixtures, Refusal } from './fixture-client.ts';

const VERBS: Verb[] = ['view', 'add', 'edit', 'delete', 'export'];

/** The model of roles, as the server describes it. */
export function roleModel(changes: Partial<ModelDescriptor> = {}): ModelDescriptor {
  const readonly = { readonly: true, create: false, edit: false };
  return {
    slug: 'roles',
    label: 'Roles',
    labelSingular: 'Role',
    group: 'Access',
    icon: 'shield',
    can: rights(),
    paranoid: false,
    fields: [
      fieldOf({ name: 'name', kind: 'text', required: true, nullable: false }),
      fieldOf({ name: 'label', kind: 'text', required: true, nullable: false }),
      fieldOf({ name: 'permissions', kind: 'permissions', nullable: false, default: '', wide: true }),
      fieldOf({
        name: 'users',
        kind: 'belongsToMany',
        relation: { model: 'users', many: true, pickable: true },
        ...readonly,
      }),
    ],
    list: { columns: ['label', 'name'], search: [], filters: [], sort: [], perPage: 20, perPageChoices: [20] },
    fieldsets: [{ label: null, other: false, fields: ['name', 'label', 'permissions', 'users'] }],
    ...changes,
  };
}

/** Four models in three groups, and what the actor may grant. */
export function matrixOutput(grantable: string[] = ['*']): MatrixOutput {
  return {
    groups: [
      {
        label: 'Content',
        rows: [
          { slug: 'posts', label: 'Posts', verbs: VERBS },
          { slug: 'tags', label: 'Tags', verbs: VERBS },
        ],
      },
      { label: 'Access', rows: [{ slug: 'users', label: 'Users', verbs: VERBS }] },
      { label: 'System', rows: [{ slug: 'assets', label: 'Media', verbs: ['view', 'add', 'delete'] }] },
    ],
    grantable: grantable as MatrixOutput['grantable'],
  };
}

/** One stored role behind its procedures. */
export function roleServer(
  permissions = 'posts.view,posts.edit,tags.*,analytics.*',
  can = { edit: true, delete: true },
) {
  let version = 1;
  let role: AnyRecordDetail = {
    $key: '3',
    $label: 'Content editor',
    $version: 'v1',
    $can: can,
    name: 'content_editor',
    label: 'Content editor',
    permissions,
    users: {
      items: ['Jonas Weber', 'Camille Roussel', 'Sofía Márquez', 'Ravi Krishnan', 'Zoë Ångström'].map(
        (label, index) => ({
          key: String(index),
          label,
        }),
      ),
      count: 214,
    },
  };
  const change = (values: Record<string, unknown>) => {
    version += 1;
    role = { ...role, ...values, $version: `v${version}`, $label: String(values.label ?? role.label) };
    return role;
  };
  return {
    stored: () => role,
    /** Somebody else saves these values. */
    change,
    table: {
      'roles.matrix': matrixOutput(),
      'records.roles.get': () => role,
      'records.roles.create': (input: unknown) => {
        const { data } = input as { data: Record<string, unknown> };
        return { ...role, ...data, $key: '4', $label: String(data.label), users: { items: [], count: 0 } };
      },
      'records.roles.update': (input: unknown) => {
        const { changes, base, expectedVersion } = input as UpdateInput;
        const clashing = Object.keys(base).filter((name) => role[name] !== base[name]);
        if (expectedVersion !== role.$version && clashing.length > 0)
          throw new Refusal('CONFLICT', { httpStatus: 409, params: { version: role.$version, fields: {} } });
        return change(changes);
      },
      'records.roles.remove': { removed: '3' },
    } satisfies Fixtures,
  };
}
