import { partsOf } from '../../sdk/parts.ts';
import type { Context } from '../context.ts';
import type { FieldDescriptor, Locale, ModelDescriptor } from '../contract.ts';
import { isPickable } from '../records/options.service.ts';
import { type Access, allows, policy, verbsOf } from '../roles/policy.ts';
import { isShown, type ModelEntry } from './entry.ts';
import type { Field } from './field.ts';
import type { Text } from './model-admin.ts';
import { isSortable } from '../records/sorting.ts';
import { isBelongsTo } from './relations.ts';
import { textOf } from './text.ts';

/** The models that the actor may view, each with the fields he may see and what he may do. */
export function describeModels(ctx: Context): ModelDescriptor[] {
  return [...ctx.runtime.registry]
    .filter((entry) => allows(ctx.actor, entry, 'view'))
    .map((entry) => describe(ctx, entry));
}

function describe(ctx: Context, entry: ModelEntry): ModelDescriptor {
  const access = policy(ctx.actor, entry, 'view');
  const say = speaker(ctx);
  const isReadable = (name: string) => {
    const field = entry.fields.get(name.replace(/^-/, ''));
    return field !== undefined && access.canRead(field);
  };
  const fields = [...entry.fields.values()].filter((field) => isOffered(access, field));
  const offered = new Set(fields.map((field) => field.name));
  return {
    slug: entry.slug,
    label: say(entry.label),
    labelSingular: say(entry.labelSingular),
    group: say(entry.group),
    icon: entry.admin.icon ?? 'table',
    can: verbsOf(ctx.actor, entry),
    ...(mayImpersonate(ctx, entry) && { impersonate: true }),
    ...(ofPeople(ctx, entry) && allows(ctx.actor, entry, 'edit') && { accounts: true }),
    paranoid: entry.deletedAt !== null,
    fields: fields.map((field) => describeField(ctx, access, field)),
    list: {
      columns: entry.list.columns.filter(isReadable),
      search: entry.list.search.filter(isReadable).map((name) => say(entry.fields.get(name)?.label ?? name)),
      filters: entry.list.filters.filter(isReadable),
      sort: entry.list.sort.filter(isReadable),
      perPage: entry.list.perPage,
      perPageChoices: [...new Set([entry.list.perPage, 20, 50, 100])].sort((a, b) => a - b),
    },
    fieldsets: entry.fieldsets
      .map(({ label, other, fields: names }) => ({
        label: label === null ? null : say(label),
        other,
        fields: names.filter((name) => offered.has(name)),
      }))
      .filter((card) => card.fields.length > 0),
  };
}

function ofPeople({ runtime }: Context, { model }: ModelEntry): boolean {
  return model === runtime.users.model;
}

function mayImpersonate(ctx: Context, entry: ModelEntry): boolean {
  const { actor } = ctx;
  return ofPeople(ctx, entry) && actor.kind === 'user' && actor.isAdmin && actor.impersonator === null;
}

/** Fields that are shown, and passwords, which are only asked for. */
function isOffered(access: Access, field: Field): boolean {
  if (field.foreignKeyOf !== null) return false;
  const isAsked = field.kind.name === 'password' && access.canWrite(field, 'create');
  return isAsked || (isShown(field) && access.canRead(field));
}

function describeField(ctx: Context, access: Access, field: Field): FieldDescriptor {
  const { entry } = access;
  const { facts, kind, options } = field;
  const say = speaker(ctx);
  const create = access.canWrite(field, 'create');
  const edit = access.canWrite(field, 'update');
  const isReadonly = !create && !edit;
  const given = new Map(options.choices?.map((choice) => [choice[0], choice]));
  return {
    name: field.name,
    kind: kind.name,
    label: say(field.label),
    help: options.help === undefined ? null : say(options.help),
    placeholder: options.placeholder === undefined ? null : say(options.placeholder),
    ...(options.prefix !== undefined && { prefix: say(options.prefix) }),
    ...(options.suffix !== undefined && { suffix: say(options.suffix) }),
    required: field.required,
    nullable: facts.nullable,
    readonly: isReadonly,
    create,
    edit,
    sortable: access.canRead(field) && isSortable(ctx, field),
    filter: access.canRead(field) ? kind.filter : null,
    operators: access.canRead(field) ? [...kind.operators] : [],
    ...(create && field.default !== undefined && { default: field.default }),
    maxLength: facts.maxLength,
    ...(kind.name === 'blob' && fileLimits(field)),
    min: facts.min,
    max: facts.max,
    scale: facts.scale,
    choices:
      facts.choices?.map(({ value }) => {
        const [, label = value, tone] = given.get(value) ?? [];
        return { value, label: say(label), ...(tone && { tone }) };
      }) ?? null,
    widget: options.widget ?? options.formType ?? null,
    populateFrom: sourceOf(access, field),
    priority: options.priority ?? priorityOf(entry, field),
    wide: kind.wide ?? false,
    ...(options.wide !== undefined && { fullRow: options.wide }),
    relation: relationOf(ctx, field),
    parts: partsOf(options),
  };
}

/** The field that this one follows, for whoever may read that one. */
function sourceOf({ entry, canRead }: Access, { options }: Field): string | null {
  const source = entry.fields.get(options.populateFrom ?? options.source ?? '');
  return source && canRead(source) ? source.name : null;
}

function fileLimits({ facts, options }: Field): Pick<FieldDescriptor, 'maxBytes' | 'accept'> {
  return {
    ...(facts.maxBytes && { maxBytes: facts.maxBytes }),
    ...(options.accept !== undefined && { accept: options.accept }),
  };
}

function relationOf({ runtime: { registry }, actor }: Context, field: Field): FieldDescriptor['relation'] {
  if (!field.association) return null;
  const target = registry.of(field.association.target);
  const isViewer = target !== undefined && allows(actor, target, 'view');
  return {
    model: isViewer ? target.slug : null,
    many: !isBelongsTo(field.association),
    pickable: isPickable(registry, actor, field),
    ...(isViewer && verbsOf(actor, target).add && { add: true }),
  };
}

// The first columns of a list matter most: two stay on any width, the next two go first on a phone-like table.
function priorityOf({ list }: ModelEntry, { name }: Field): 1 | 2 | 3 {
  const position = list.columns.indexOf(name);
  if (position < 2) return 1;
  return position < 4 ? 2 : 3;
}

function speaker({ request, runtime }: Context): (text: Text) => string {
  const locales: Locale[] = [request.locale, runtime.config.defaultLocale];
  return (text) => textOf(text, locales);
}
