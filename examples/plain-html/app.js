const find = (selector) => document.querySelector(selector);
const status = find('#status');

/** Shows one of two sections and hides the other. */
function swap(shown, hidden) {
  find(shown).hidden = false;
  find(hidden).hidden = true;
}

// Lists and forms say where a person wants to go; a page without routes answers by swapping sections.
document.addEventListener('asok-navigate', (event) => {
  const { model, view, id } = event.destination;
  event.preventDefault();
  if (model === 'posts' && view !== 'list') {
    const form = find('asok-form');
    if (id) form.setAttribute('record-id', id);
    else form.removeAttribute('record-id');
    swap('#editor', '#posts');
  } else if (model === 'posts') {
    swap('#posts', '#editor');
  } else if (model === 'roles' && view !== 'list') {
    const matrix = find('asok-permission-matrix');
    if (id) matrix.setAttribute('role-id', id);
    else matrix.removeAttribute('role-id');
    swap('#rights', '#roles');
  } else if (model === 'roles') {
    swap('#roles', '#rights');
  }
});

document.addEventListener('asok-saved', (event) => {
  status.textContent = `Saved ${event.record.$label}.`;
});

find('#close-editor').addEventListener('click', () => {
  const form = find('asok-form');
  if (form.dirty && !confirm('Discard the unsaved changes?')) return;
  if (form.dirty) form.reset();
  swap('#posts', '#editor');
});
find('#close-rights').addEventListener('click', () => swap('#roles', '#rights'));
