import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Me, ModelDescriptor, Site } from '../../sdk/index.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { pageParts } from '../internal/part-names.ts';
import '../account/asok-account.ts';
import '../audit/asok-audit-log.ts';
import '../records/asok-detail.ts';
import '../records/asok-form.ts';
import '../records/asok-list.ts';
import '../roles/asok-permission-matrix.ts';
import type { ErrorPageCode } from './error-page.ts';
import { formatRoute, type Route } from './routes.ts';
import type { Crumb } from './topbar.ts';

/** The model whose form is the permission matrix. */
const ROLES = 'roles';

/** What a page of the application is made from. */
export interface PageView {
  route: Route;
  prefix: string;
  site: Site;
  user: Me;
  models: readonly ModelDescriptor[];
  localize: LocalizeController;
  /** An administrator acts as the user: that person's account is not his to open. */
  isActing: boolean;
  /** What the open record is called, once it has come. */
  recordLabel: string | null;
}

/** Why a page is not shown. */
export interface Refusal {
  code: ErrorPageCode;
  permission?: string;
  requestId?: string;
}

/** Why a page is not for this person, or null. What the server would refuse anyway is told at once. */
export function refusalOf({ route, user, models, isActing }: PageView): Refusal | null {
  if (route.page === 'missing') return { code: '404' };
  if (route.page === 'audit') return user.isAdmin ? null : { code: '403' };
  if (route.page === 'account') return isActing ? { code: '403' } : null;
  if (!('model' in route)) return null;
  const model = modelOf(models, route);
  if (!model) {
    // As the server says it: only who may see everything learns that something does not exist.
    const seesAll = user.isAdmin || user.permissions.includes('*');
    return seesAll ? { code: '404' } : { code: '403', permission: `${route.model}.view` };
  }
  return route.page === 'new' && !model.can.add ? { code: '403', permission: `${model.slug}.add` } : null;
}

/** Where a person is sent instead: who may only view does not see a form. */
export function redirectOf({ route, models }: PageView): Route | null {
  if (route.page !== 'edit') return null;
  const model = modelOf(models, route);
  return model && !model.can.edit ? { page: 'detail', model: route.model, id: route.id } : null;
}

/**
 * The pages of models. Another person gets other elements, so that nothing of the last one stays; for another record
 * the element itself takes care, as when it saves a new one and goes on with it.
 */
export function renderPage({ route, prefix, user }: PageView, model: ModelDescriptor): TemplateResult | typeof nothing {
  const isRole = model.slug === ROLES;
  const who = `${user.key} ${model.slug}`;
  switch (route.page) {
    case 'list':
      return html`${keyed(
        who,
        html`<asok-list exportparts=${pageParts('list')} .model=${model.slug} .query=${route.query} .hrefBase=${prefix} impersonation></asok-list>`,
      )}`;
    case 'new':
    case 'edit': {
      const id = route.page === 'edit' ? route.id : null;
      return html`${keyed(
        who,
        isRole
          ? html`<asok-permission-matrix exportparts=${pageParts('matrix')} .roleId=${id} .hrefBase=${prefix}></asok-permission-matrix>`
          : html`<asok-form exportparts=${pageParts('form')} .model=${model.slug} .recordId=${id} .hrefBase=${prefix}></asok-form>`,
      )}`;
    }
    case 'detail':
      return html`${keyed(
        who,
        html`<asok-detail exportparts=${pageParts('detail')} .model=${model.slug} .recordId=${route.id} .hrefBase=${prefix} impersonation></asok-detail>`,
      )}`;
    default:
      return nothing;
  }
}

/** The pages of no model; null for the start page. */
export function renderOwnPage({ route, prefix, user }: PageView): TemplateResult | null {
  if (route.page === 'account')
    return html`${keyed(user.key, html`<asok-account exportparts=${pageParts('account')}></asok-account>`)}`;
  if (route.page !== 'audit') return null;
  return html`${keyed(
    user.key,
    html`<asok-audit-log exportparts=${pageParts('audit')} .query=${route.query} .hrefBase=${prefix}></asok-audit-log>`,
  )}`;
}

/** The way to a page from the start page; its last step is the page. */
export function crumbsOf(view: PageView): Crumb[] {
  const { route, prefix, models, localize, recordLabel } = view;
  const crumb = (label: string, to: Route): Crumb => ({ label, href: formatRoute(prefix, to) });
  const home = crumb(localize.term('home'), { page: 'start' });
  if (route.page === 'audit') return [home, crumb(localize.term('shellAudit'), { ...route, query: '' })];
  if (route.page === 'account') return [home, crumb(localize.term('shellAccount'), route)];
  if (!('model' in route)) return [home];
  const model = modelOf(models, route);
  if (!model) return [home, crumb(route.model, route)];
  const list = crumb(model.label, { page: 'list', model: model.slug, query: '' });
  if (route.page === 'list') return [home, list];
  if (route.page === 'new') return [home, list, crumb(localize.term('formNew', model.labelSingular), route)];
  const detail = crumb(recordLabel ?? model.labelSingular, { page: 'detail', model: model.slug, id: route.id });
  return route.page === 'detail' ? [home, list, detail] : [home, list, detail, crumb(localize.term('edit'), route)];
}

/** What the window and the announcement are titled. */
export function titleOf(view: PageView): string {
  const { route, models, localize, recordLabel } = view;
  const model = 'model' in route ? modelOf(models, route) : undefined;
  if (route.page === 'audit') return localize.term('shellAudit');
  if (route.page === 'account') return localize.term('shellAccount');
  if (!model) return localize.term('shellStartTitle');
  switch (route.page) {
    case 'new':
      return localize.term('formNew', model.labelSingular);
    case 'edit':
      return recordLabel ? localize.term('shellEdit', recordLabel) : localize.term('formEdit', model.labelSingular);
    case 'detail':
      return recordLabel ?? model.labelSingular;
    default:
      return model.label;
  }
}

/** The model of a page, if the person may view it. */
export function modelOf(models: readonly ModelDescriptor[], route: Route): ModelDescriptor | undefined {
  return 'model' in route ? models.find(({ slug }) => slug === route.model) : undefined;
}
