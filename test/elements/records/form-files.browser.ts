import { expect } from '@open-wc/testing';
import type { AsokFileInput } from '../../../elements/fields/asok-file-input.ts';
import type { AsokToastEvent } from '../../../elements/internal/toast.ts';
import type { FieldDescriptor } from '../../../sdk/index.ts';
import { articleModelWithFile, articleServer, manuscript } from '../../../stories/support/articles.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { openForm } from '../../support/form-page.ts';
import { refuse, UPDATE } from '../../support/form-store.ts';
import { openPage, type PageSetup } from '../../support/record-page.ts';

const FILE = 'records.articles.file';
const letter = (size = 3, name = 'letter.txt') => new File(['x'.repeat(size)], name, { type: 'text/plain' });

interface Setup extends PageSetup {
  stored?: typeof manuscript | null;
  field?: Partial<FieldDescriptor>;
}

/** Article 7 with a manuscript, or without. */
function articleWith({ stored = manuscript, field, ...setup }: Setup): PageSetup {
  const server = articleServer();
  server.change({ manuscript: stored });
  return { model: articleModelWithFile(field), server, ...setup };
}

async function open(setup: Setup = {}) {
  const page = await openForm(articleWith(setup));
  const input = page.control('manuscript') as AsokFileInput;
  const inside = (selector: string) => input.shadowRoot?.querySelector<HTMLElement>(selector);
  const drawn = async () => {
    await page.element.updateComplete;
    await input.updateComplete;
  };
  return {
    ...page,
    input,
    inside,
    what: () => inside('[role=status]')?.textContent?.replace(/\s+/g, ' ').trim(),
    choose: async (file: File) => {
      const data = new DataTransfer();
      data.items.add(file);
      const native = inside('input') as HTMLInputElement;
      native.files = data.files;
      native.dispatchEvent(new Event('change', { bubbles: true }));
      await drawn();
    },
    remove: async () => {
      inside('.danger-quiet')?.click();
      await drawn();
    },
    errorOf: () => page.find('#field-manuscript-error')?.textContent?.trim(),
  };
}

/** What is saved to the person's downloads while something is done. */
async function downloads(act: () => Promise<void>): Promise<{ name: string; type: string; text: string }[]> {
  const made: Blob[] = [];
  const names: string[] = [];
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob: Blob) => {
    made.push(blob);
    return createObjectURL.call(URL, blob);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download);
  };
  try {
    await act();
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(
    made.map(async (blob, index) => ({ name: names[index] ?? '', type: blob.type, text: await blob.text() })),
  );
}

describe('files in asok-form', () => {
  it('FLD-04 a file that the actor may not write is shown, and offered for download', async () => {
    const { find, root } = await openForm(articleWith({ field: { readonly: true, create: false, edit: false } }));
    expect(root.querySelector('asok-file-input')).to.equal(null);
    expect(find('#field-manuscript')?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('File, 12.3 kB Download');
  });

  it('FLD-04 one that is too large, or of another kind, is told at its field and not sent', async () => {
    const { element, choose, errorOf, updates, input, find } = await open({ field: { maxBytes: 10 } });
    await choose(letter(11));
    expect(await element.save()).to.equal(false);
    expect(errorOf()).to.equal('The file is too large. Use at most 10 bytes.');
    await choose(letter(1, 'letter.exe'));
    expect(await element.save()).to.equal(false);
    expect(errorOf()).to.equal('This kind of file is not accepted. Use .pdf,.txt.');
    expect(find('[part=error-summary]')?.textContent).to.contain('Manuscript');
    expect(input.value?.name).to.equal('letter.exe');
    expect(updates()).to.have.length(0);
    await expectAccessible(element);
  });

  it('FLD-04 what was chosen stays when the server refuses it, and the field says why', async () => {
    const fieldErrors = { manuscript: { code: 'tooLarge' as const, params: { maxBytes: 2000 } } };
    const { element, choose, errorOf, input, what } = await open({
      answers: { [UPDATE]: refuse('VALIDATION_FAILED', { fieldErrors }) },
    });
    await choose(letter());
    expect(await element.save()).to.equal(false);
    await input.updateComplete;
    expect(errorOf()).to.equal('The file is too large. Use at most 2 kB.');
    expect(what()).to.equal('letter.txt 3 bytes, PLAIN');
    expect(element.dirty).to.equal(true);
  });

  it('FLD-04 is chosen, replaces the stored one, and is saved by its bytes', async () => {
    const { element, choose, what, status, updates, input } = await open();
    expect(what()).to.equal('Current file 12.3 kB');
    await choose(letter());
    expect(status()).to.equal('Unsaved changes in 1 field');
    expect(await element.save('continue')).to.equal(true);
    await input.updateComplete;
    expect(updates().map(({ changes, base }) => ({ changes, base }))).to.deep.equal([
      { changes: { manuscript: new Uint8Array([120, 120, 120]) }, base: { manuscript } },
    ]);
    expect(what()).to.equal('Current file 3 bytes');
    expect(element.dirty).to.equal(false);
  });

  it('FLD-04 taken away step by step: the one just chosen, then the stored one; Discard brings it back', async () => {
    const { element, choose, remove, what, status, button, updates, input } = await open();
    await choose(letter());
    await remove();
    expect([what(), element.dirty]).to.deep.equal(['Current file 12.3 kB', false]);
    await remove();
    expect([what(), status()]).to.deep.equal(['Drop a file here', 'Unsaved changes in 1 field']);
    button('Discard')?.click();
    await element.updateComplete;
    await input.updateComplete;
    expect(what()).to.equal('Current file 12.3 kB');
    await remove();
    await element.save('continue');
    expect(updates().map(({ changes }) => changes)).to.deep.equal([{ manuscript: null }]);
  });

  it('FLD-04 a new record takes one along', async () => {
    const { element, choose, type, sent } = await open({ id: null });
    await type('title', 'New maps');
    await choose(letter());
    await element.save('continue');
    const [created] = sent('create') as { data: Record<string, unknown> }[];
    expect(created?.data.manuscript).to.deep.equal(new Uint8Array([120, 120, 120]));
  });

  it('CONC FLD-04 two files of one field stand side by side, by name and size, without downloads', async () => {
    const { element, choose, server, find } = await open();
    await choose(letter());
    server.change({ manuscript: { bytes: 12_345, digest: 'other' } });
    expect(await element.save()).to.equal(false);
    const values = [...(find('[part=conflict]')?.querySelectorAll('tbody td') ?? [])].map((cell) =>
      cell.textContent?.trim(),
    );
    expect(values).to.deep.equal(['File, 12.3 kB', 'letter.txt, 3 bytes', 'File, 12.3 kB']);
    expect(find('[part=conflict] [part=download]')).to.equal(null);
  });

  it('FLD-04 the stored file is downloaded as plain bytes, by the form itself', async () => {
    const { element, inside, settled, sent } = await open();
    let left = 0;
    element.addEventListener('asok-download', () => {
      left += 1;
    });
    const saved = await downloads(async () => {
      inside('button[aria-label="Download: Manuscript"]')?.click();
      await settled();
    });
    expect(saved).to.deep.equal([{ name: 'manuscript-7.pdf', type: 'application/octet-stream', text: '%PDF-1.7 …' }]);
    expect(sent('file')).to.deep.equal([{ id: '7', field: 'manuscript' }]);
    expect(left, 'nobody else need answer').to.equal(0);
    expect(element.dirty).to.equal(false);
  });

  it('has no accessibility violations with a stored file and a chosen one', async () => {
    const { element, choose } = await open();
    await expectAccessible(element);
    await choose(letter());
    await expectAccessible(element);
  });
});

describe('files in asok-detail', () => {
  it('FLD-04 a download that is refused says why', async () => {
    for (const [answer, text] of [
      [refuse('NOT_FOUND'), 'This record does not exist, or you may not see it.'],
      [
        refuse('QUERY_TOO_LARGE', { params: { max: 4_000_000 } }),
        'This file is larger than 4 MB: too large to be downloaded here.',
      ],
    ] as const) {
      const { element, find, settled } = await openPage('asok-detail', articleWith({ answers: { [FILE]: answer } }));
      const told: string[] = [];
      element.addEventListener('asok-toast', ({ toast }: AsokToastEvent) => told.push(`${toast.tone}: ${toast.text}`));
      find('[part=download]')?.click();
      await settled();
      expect(told).to.deep.equal([`danger: ${text}`]);
    }
  });

  it('FLD-04 shows the size, and downloads', async () => {
    const { element, find, settled } = await openPage('asok-detail', articleWith({}));
    const value = find('[part=download]')?.closest('dd');
    expect(value?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('File, 12.3 kB Download');
    const saved = await downloads(async () => {
      find('[part=download]')?.click();
      await settled();
    });
    expect(saved.map(({ name }) => name)).to.deep.equal(['manuscript-7.pdf']);
    await expectAccessible(element);
  });
});
