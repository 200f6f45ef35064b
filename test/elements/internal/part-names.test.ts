import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import {
  bulkParts,
  columnParts,
  filterParts,
  PAGE_PARTS,
  pageParts,
  relatedParts,
} from '../../../elements/internal/part-names.ts';
import { INPUT_PARTS } from '../../../sdk/parts.ts';
import { pathsOf, textOf } from '../../support/source-tree.ts';

/** The parts that the comment of an element's class names. */
const namedIn = (path: string) => [...textOf(path).matchAll(/@csspart ([\w-]+)/g)].map(([, name]) => name);

test('WID-02 every input has its parts in the one table, as its comment names them', () => {
  const files = pathsOf(['elements/fields/asok-*.ts']).filter((path) => !/asok-field\.ts|\.styles\.ts$/.test(path));
  const commented = Object.fromEntries(files.map((path) => [basename(path, '.ts'), new Set(namedIn(path))]));
  const inTable = Object.fromEntries(Object.entries(INPUT_PARTS).map(([tag, names]) => [tag, new Set<string>(names)]));
  assert.deepEqual(inTable, commented);
});

test('WID-02 every part that the comment of a page names is in the table of its parts', () => {
  const pages = {
    list: 'elements/records/asok-list.ts',
    form: 'elements/records/asok-form.ts',
    detail: 'elements/records/asok-detail.ts',
    matrix: 'elements/roles/asok-permission-matrix.ts',
    login: 'elements/auth/asok-login.ts',
    account: 'elements/account/asok-account.ts',
    error: 'elements/shell/asok-error-page.ts',
    history: 'elements/audit/asok-history.ts',
    audit: 'elements/audit/asok-audit-log.ts',
  };
  for (const [page, path] of Object.entries(pages)) {
    const known: readonly string[] = [...PAGE_PARTS[page as keyof typeof pages], 'field'];
    assert.deepEqual(
      namedIn(path).filter((name) => !known.includes(name ?? '')),
      [],
      path,
    );
  }
});

test('WID-02 what a list hands on from the elements inside, the application hands on as well', () => {
  const known = pageParts('list')
    .split(',')
    .map((part) => part.split(':')[0]);
  const inner = [filterParts, columnParts, bulkParts, relatedParts].flatMap((parts) => parts.split(','));
  assert.deepEqual(
    inner.map((part) => part.split(':').at(-1)).filter((name) => !known.includes(name)),
    [],
  );
});
