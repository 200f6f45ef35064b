import { html, nothing, type TemplateResult } from 'lit';
import {
  type ConcealedPart,
  type DiffPart,
  diffWords,
  type LogEntry,
  type LoggedChange,
  type ModelDescriptor,
} from '../../sdk/index.ts';
import { renderEmpty } from '../fields/kind-values.ts';
import { plainText } from '../fields/value-texts.ts';
import type { LocalizeController } from '../i18n/localize.ts';
import { changeText, isProse, listChange, type Wording } from './change-text.ts';
import { partialText } from './partial-text.ts';
import { excerptOf } from './excerpt.ts';

/** What the changes of an entry are drawn with. */
export interface DiffView {
  localize: LocalizeController;
  /** The model as it is today; absent where it is no more. */
  model: ModelDescriptor | undefined;
  /** Which long values are shown to the last word. */
  isFull(change: string): boolean;
  showFull(change: string): void;
}

type Side = 'before' | 'after';

interface DrawnChange {
  from: unknown;
  to: unknown;
  concealed?: readonly ConcealedPart[];
}

interface Drawing {
  before: unknown;
  after: unknown;
  /** Something of it is left out. */
  cut: boolean;
}

/** Which sides an action has: what is created was nothing before. */
function sidesOf({ action }: LogEntry): Side[] {
  if (action === 'create') return ['after'];
  return action === 'delete' ? ['before'] : ['before', 'after'];
}

/** The changed fields of an entry: what was there, and what is there now. */
export function renderDiff(entry: LogEntry, view: DiffView): TemplateResult {
  const sides = sidesOf(entry);
  return html`<dl class="diff" part="diff">
    ${entry.changes.map((change) => {
      const id = `${entry.id} ${change.field}`;
      return html`<div part="diff-row">
        <dt><bdi>${change.label}</bdi></dt>
        <dd>${renderChange(change, { ...view, sides, id })}</dd>
      </div>`;
    })}
  </dl>`;
}

interface ChangeView extends DiffView {
  sides: Side[];
  id: string;
}

function renderChange(change: LoggedChange, view: ChangeView): TemplateResult {
  const { localize, id } = view;
  if (change.type === 'concealed') return html`<p class="concealed muted">${localize.term('auditConcealed')}</p>`;
  const list = listChange(change);
  if (list) return renderList(list, localize);
  if (change.type === 'links') return html`${nothing}`;
  const field = view.model?.fields.find(({ name, kind }) => name === change.field && kind === change.kind);
  const kind = change.type === 'relation' ? 'belongsTo' : change.kind;
  const drawing = draw(change, { localize, kind, field }, view);
  return html`${view.sides.map((side) => html`${renderSide(side, drawing[side], localize)} `)}${
    drawing.cut
      ? html`<button
          type="button"
          class="link-button in-full"
          aria-label=${localize.term('auditInFullOf', change.label)}
          @click=${() => view.showFull(id)}
        >
          ${localize.term('auditInFull')}
        </button>`
      : nothing
  }`;
}

function draw(change: DrawnChange, wording: Wording, { isFull, id, sides }: ChangeView): Drawing {
  let [from, to] = textsOf(change, wording, sides);
  // Rich text whose words are the same was marked up anew.
  if (from === to && from !== null && wording.kind === 'richtext') {
    [from, to] = [plainText(change.from), plainText(change.to)];
  }
  const full = isFull(id);
  const empty = renderEmpty(wording.localize);
  if (from !== null && to !== null && sides.length === 2 && isProse(wording.kind)) {
    const parts = diffWords(from, to);
    const { parts: shown, cut } = full ? { parts, cut: false } : excerptOf(parts);
    const marked = parts.some(({ same }) => same !== null && /[\p{L}\p{N}]/u.test(same));
    return {
      before: renderParts(shown, { side: 'removed', marked }),
      after: renderParts(shown, { side: 'added', marked }),
      cut,
    };
  }
  const alone = (text: string | null) => {
    if (text === null) return { shown: empty, cut: false };
    const { parts, cut } = full ? { parts: whole(text), cut: false } : excerptOf(whole(text));
    return { shown: renderParts(parts, { side: 'added', marked: false }), cut };
  };
  const [before, after] = [alone(from), alone(to)];
  const cut = (sides.includes('before') && before.cut) || (sides.includes('after') && after.cut);
  return { before: before.shown, after: after.shown, cut };
}

function textsOf(
  { from, to, concealed }: DrawnChange,
  wording: Wording,
  sides: readonly Side[],
): [string | null, string | null] {
  if (!concealed) return [changeText(from, wording), changeText(to, wording)];
  const { localize } = wording;
  const before = () => localize.term('auditPart');
  // What is created or deleted as a whole did not change.
  const after = ({ changed }: ConcealedPart) =>
    localize.term(changed && sides.length > 1 ? 'auditPartChanged' : 'auditPart');
  return [partialText(from, concealed, before), partialText(to, concealed, after)];
}

function whole(text: string): DiffPart[] {
  return [{ same: text, removed: null, added: null }];
}

function renderParts(
  parts: DiffPart[],
  { side, marked }: { side: 'removed' | 'added'; marked: boolean },
): TemplateResult {
  return html`<bdi class="words">${parts.map((part) => {
    const text = part.same ?? part[side];
    if (part.same !== null || !marked || text === '') return text;
    return html`<mark part="mark">${text}</mark>`;
  })}</bdi>`;
}

function renderSide(side: Side, content: unknown, localize: LocalizeController): TemplateResult {
  return side === 'before'
    ? html`<del part="before"><span class="visually-hidden">${localize.term('auditBefore')}</span> ${content}</del>`
    : html`<ins part="after"><span class="visually-hidden">${localize.term('auditAfter')}</span> ${content}</ins>`;
}

function renderList({ added, removed }: { added: string[]; removed: string[] }, localize: LocalizeController) {
  const items = (labels: string[]) =>
    html`<span class="values"
      >${labels.map(
        (label, at) =>
          html`${at > 0 ? html`<span class="visually-hidden">, </span>` : nothing}<bdi class="item">${label}</bdi>`,
      )}</span
    >`;
  return html`${
    removed.length > 0
      ? html`<del part="before"
          ><span class="visually-hidden">${localize.term('auditRemoved')}</span> ${items(removed)}</del
        >`
      : nothing
  } ${
    added.length > 0
      ? html`<ins part="after"
          ><span class="visually-hidden">${localize.term('auditAdded')}</span> ${items(added)}</ins
        >`
      : nothing
  }`;
}
