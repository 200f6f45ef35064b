import { html, type TemplateResult } from 'lit';
import type { AnyRecord } from '../../../sdk/index.ts';
import { addIcons, type IconName, icon, iconWith } from '../../internal/icon.ts';
import { menuParts } from '../../internal/part-names.ts';
import '../../shell/asok-menu.ts';
import { type RecordIconName, recordIcons } from '../record-icons.generated.ts';
import type { ListView } from './list-view.ts';

// Menus know icons by name.
addIcons(recordIcons);

const actionIcon = iconWith(recordIcons);

/** Something that may be done with one record. */
interface RowAction {
  icon: IconName | RecordIconName;
  /** Short, for a menu. */
  text: string;
  /** With the record's name, for a button that shows an icon alone. */
  label: string;
  href: string | null;
  danger?: boolean;
  run(event?: Event): void;
}

/** View, Edit, Impersonate and Delete, as far as the actor's rights go: what he may not do is not there at all. */
function rowActions(row: AnyRecord, view: ListView): RowAction[] {
  const { model, localize } = view;
  const link = (destination: 'detail' | 'edit') => {
    const target = { model: model.slug, view: destination, id: row.$key };
    return { href: view.href(target), run: (event?: Event) => view.open(target, event) };
  };
  const actions: RowAction[] = [
    { icon: 'eye', text: localize.term('view'), label: localize.term('listViewRecord', row.$label), ...link('detail') },
  ];
  if (model.can.edit) {
    actions.push({
      icon: 'pencil',
      text: localize.term('edit'),
      label: localize.term('listEditRecord', row.$label),
      ...link('edit'),
    });
  }
  const impersonate = view.impersonate(row);
  if (impersonate) {
    actions.push({
      icon: 'venetian-mask',
      text: localize.term('formActAs'),
      label: localize.term('formActAsRecord', row.$label),
      href: null,
      run: impersonate,
    });
  }
  if (model.can.delete) {
    actions.push({
      icon: 'trash-2',
      text: localize.term('delete'),
      label: localize.term('listDeleteRecord', row.$label),
      href: null,
      danger: true,
      run: () => view.remove(row),
    });
  }
  return actions;
}

/** The actions as icon buttons, always visible. */
export function renderRowActions(row: AnyRecord, view: ListView): TemplateResult {
  return html`<div class="row-actions" part="row-actions">
    ${rowActions(row, view).map(({ icon: name, label, href, danger, run }) => {
      const classes = `icon-button ${danger ? 'danger' : ''}`;
      return href
        ? html`<a class=${classes} href=${href} aria-label=${label} title=${label} @click=${run}>${actionIcon(name)}</a>`
        : html`<button type="button" class=${classes} aria-label=${label} title=${label} @click=${run}>
            ${actionIcon(name)}
          </button>`;
    })}
  </div>`;
}

/** The actions behind one button. */
export function renderRowMenu(row: AnyRecord, view: ListView): TemplateResult {
  const items = rowActions(row, view).map(({ text, icon: name, danger, run }) => ({
    label: text,
    icon: name,
    danger: danger ?? false,
    run: () => run(),
  }));
  return html`<asok-menu part="row-actions" exportparts=${menuParts} label=${view.localize.term('listRecordActions', row.$label)} .items=${items}>
    ${icon('ellipsis')}
  </asok-menu>`;
}
