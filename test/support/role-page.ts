import { fixture, html } from '@open-wc/testing';
import { loadLanguage } from '../../elements/i18n/localize.ts';
import { connectionOf } from '../../elements/internal/connection.ts';
import type { Destination } from '../../elements/internal/events.ts';
import type { AsokPermissionMatrix } from '../../elements/roles/asok-permission-matrix.ts';
import '../../elements/roles/asok-permission-matrix.ts';
import type { Toast } from '../../elements/shell/events.ts';
import '../../elements/shell/asok-provider.ts';
import {
  type AnyRecordDetail,
  createAdminClient,
  type MatrixOutput,
  type ModelDescriptor,
  type UpdateInput,
  type Verb,
} from '../../sdk/index.ts';
import { type Fixture, type FixtureCall, fixtureLink, Refusal } from './fixture-link.ts';
import { fieldOf, rights } from './list-fixtures.ts';
import { counted } from './record-page.ts';
import { me } from './site.ts';

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
        return { ...role, ...data, $key: '4', $label: data.label, users: { items: [], count: 0 } };
      },
      'records.roles.update': (input: unknown) => {
        const { changes, base, expectedVersion } = input as UpdateInput;
        const clashing = Object.keys(base).filter((name) => role[name] !== base[name]);
        if (expectedVersion !== role.$version && clashing.length > 0)
          throw new Refusal('CONFLICT', { httpStatus: 409, params: { version: role.$version, fields: {} } });
        return change(changes);
      },
      'records.roles.remove': { removed: '3' },
    } as Record<string, Fixture>,
  };
}

interface RoleSetup {
  id?: string | null;
  model?: ModelDescriptor | null;
  server?: ReturnType<typeof roleServer>;
  answers?: Record<string, Fixture>;
  /** Room of the page in px. */
  width?: number;
  locale?: 'en' | 'fr' | 'es';
  hrefBase?: string;
}

/** Puts `<asok-permission-matrix>` on the page for role 3, or a new one with `id` null, and waits until it is shown. */
export async function openRole(setup: RoleSetup = {}) {
  const { id = '3', model = roleModel(), server = roleServer(), answers = {}, width = 1150 } = setup;
  const calls: FixtureCall[] = [];
  let running = 0;
  const table = counted(
    { 'auth.me': me(), 'meta.models': model ? [model] : [], ...server.table, ...answers },
    (change) => {
      running += change;
    },
  );
  const connection = connectionOf(createAdminClient({ link: fixtureLink(table, calls) }));
  const element = document.createElement('asok-permission-matrix') as AsokPermissionMatrix;
  element.roleId = id;
  element.hrefBase = setup.hrefBase ?? '';
  const destinations: Destination[] = [];
  const toasts: Toast[] = [];
  element.addEventListener('asok-navigate', (event) => destinations.push(event.destination));
  element.addEventListener('asok-toast', (event) => {
    event.preventDefault();
    toasts.push(event.toast);
  });
  await loadLanguage(setup.locale ?? 'en');
  const provider = await fixture(
    html`<asok-provider .connection=${connection} .locale=${setup.locale ?? 'en'}><div>${element}</div></asok-provider>`,
  );
  (provider.querySelector('div') as HTMLElement).style.inlineSize = `${width}px`;
  const root = element.shadowRoot as ShadowRoot;
  const settled = async () => {
    do {
      await new Promise(requestAnimationFrame);
      await element.updateComplete;
    } while (running > 0 || element.isUpdatePending);
  };
  await connection.session.load();
  await settled();
  const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...root.querySelectorAll<E>(selector)];
  const box = (name: string) => root.querySelector(`input[aria-label="${name}"]`) as HTMLInputElement;
  return {
    element,
    server,
    root,
    settled,
    destinations,
    toasts,
    all,
    find: <E extends HTMLElement = HTMLElement>(selector: string) => root.querySelector<E>(selector),
    /** The checkbox of this name, such as `Posts: edit`. */
    box,
    async click(name: string) {
      box(name).click();
      await settled();
    },
    button: (text: string) =>
      all<HTMLButtonElement>('button').find(
        (button) => button.textContent?.trim() === text && button.checkVisibility(),
      ),
    /** The permissions in the panel beside the matrix. */
    stored: () => all('[part=stored] li').map((item) => item.textContent?.trim()),
    changes: () => all('.permission:is(.added, .removed) .visually-hidden').map((item) => item.textContent?.trim()),
    status: () => root.querySelector('.status')?.textContent?.trim(),
    sent: (path: string) => calls.filter((call) => call.path === path).map(({ input }) => input),
  };
}
