import { html, type TemplateResult } from 'lit';
import { modelIcon } from '../internal/icon.ts';
import { icon } from './icon.ts';
import { formatRoute } from './routes.ts';
import { groupsOf, type SidebarView } from './sidebar.ts';

/** The models by group, each a link to its list and, where the person may add, to its empty form. */
export function renderStartPage({ localize, site, prefix, models }: SidebarView): TemplateResult {
  const title = html`<div class="page-head"><h1 class="page-title">${site.siteName}</h1></div>`;
  if (models.length === 0) {
    return html`${title}
      <div class="state">
        <span class="tile">${icon('inbox', 22)}</span>
        <p>${localize.term('shellStartEmpty')}</p>
      </div>`;
  }
  const groups = [...groupsOf(models)].map(
    ([label, members]) => html`<section class="card" aria-label=${label}>
      <div class="card-head"><h2 class="card-title">${label}</h2></div>
      <ul class="start-models">
        ${members.map((model) => {
          const add = localize.term('formNew', model.labelSingular);
          return html`<li>
            <a class="start-model" href=${formatRoute(prefix, { page: 'list', model: model.slug, query: '' })}>
              ${modelIcon(model.icon)}<span class="truncated">${model.label}</span>
            </a>
            ${
              model.can.add
                ? html`<a
                  class="icon-button small"
                  href=${formatRoute(prefix, { page: 'new', model: model.slug })}
                  title=${add}
                  aria-label=${add}
                  >${icon('plus')}</a
                >`
                : ''
            }
          </li>`;
        })}
      </ul>
    </section>`,
  );
  return html`${title}
    <div class="start">${groups}</div>`;
}
