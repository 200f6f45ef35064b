// Listeners know their events: on the element, on whatever is around it, and on the document.
import 'asok-admin/elements';

declare const element: Element;
declare const list: HTMLElementTagNameMap['asok-list'];

document.addEventListener('asok-save', (event) => event.intent === 'save');
window.addEventListener('asok-navigate', ({ destination }) => destination.model);
document.body.addEventListener('asok-saved', ({ record }) => record.$key);
document.querySelector('asok-form')?.addEventListener('asok-dirty-change', ({ dirty }) => dirty);
list.addEventListener('asok-query-change', ({ query, params }) => [query, params.page]);
document.createElement('asok-dialog').addEventListener('asok-close', ({ reason }) => reason);
void document.querySelector('asok-list')?.refresh();
export const id: string | null | undefined = element.closest('asok-detail')?.recordId;

// @ts-expect-error no such field of the event
document.addEventListener('asok-save', (event) => event.nope);
// @ts-expect-error nor of the one on the element
list.addEventListener('asok-query-change', ({ nope }) => nope);
// @ts-expect-error no such intent
document.addEventListener('asok-save', ({ intent }) => intent === 'nope');
// @ts-expect-error no such property of the element
export const { nope } = list;
// @ts-expect-error a number where a text stands
list.model = 1;
