import { expect, html } from '@open-wc/testing';
import type { AsokFileInput } from '../../../elements/fields/asok-file-input.ts';
import '../../../elements/fields/asok-file-input.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { mountInput } from '../../support/input-form.ts';

/** One red dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const picture = () =>
  new File([Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0))], 'dot.png', { type: 'image/png' });
const text = (name = 'notes.txt', size = 5) => new File(['x'.repeat(size)], name, { type: 'text/plain' });

async function mount(more: Partial<AsokFileInput> = {}) {
  const mounted = await mountInput<AsokFileInput>(
    html`<asok-file-input name="cover" label="Cover" accept=${more.accept ?? ''}></asok-file-input>`,
  );
  Object.assign(mounted.element, more);
  await mounted.element.updateComplete;
  const choose = async (file: File) => {
    const data = new DataTransfer();
    data.items.add(file);
    const control = mounted.find<HTMLInputElement>('input[type=file]');
    control.files = data.files;
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await mounted.element.updateComplete;
  };
  const drag = (type: string, file?: File) => {
    const dataTransfer = new DataTransfer();
    if (file) dataTransfer.items.add(file);
    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    mounted.find('.zone').dispatchEvent(event);
    return event;
  };
  return { ...mounted, choose, drag };
}

describe('asok-file-input', () => {
  it('keeps a file that is too large or of another kind, and says what is wanted', async () => {
    const { element, form, choose } = await mount({ accept: 'image/*,.pdf', maxBytes: 2000 });
    await choose(text());
    expect(form.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('This kind of file is not accepted. Use image/*,.pdf.');
    await choose(new File(['x'.repeat(2001)], 'A.PDF', { type: '' }));
    expect(element.validationMessage).to.equal('The file is too large. Use at most 2 kB.');
    expect(element.value?.name).to.equal('A.PDF');
    await choose(picture());
    expect(form.checkValidity()).to.equal(true);
  });

  it('takes nothing while it is disabled or read-only', async () => {
    const { element, drag, find } = await mount();
    for (const state of ['disabled', 'readonly'] as const) {
      element[state] = true;
      await element.updateComplete;
      expect(drag('dragover', text()).defaultPrevented).to.equal(false);
      drag('drop', text());
      expect(find<HTMLInputElement>('input[type=file]').disabled).to.equal(true);
      element[state] = false;
    }
    expect(element.value).to.equal(null);
  });

  it('sends the file itself, and nothing without one', async () => {
    const { element, sent, choose, events, form } = await mount();
    expect(sent('cover')).to.deep.equal([]);
    element.required = true;
    expect(form.checkValidity()).to.equal(false);
    await choose(text());
    const [file] = sent('cover');
    expect(file).to.be.instanceOf(File);
    expect((file as File).name).to.equal('notes.txt');
    expect(await (file as File).text()).to.equal('xxxxx');
    expect(events).to.deep.equal(['input', 'change']);
    form.reset();
    expect(sent('cover')).to.deep.equal([]);
  });

  it('takes a file that is dropped, not a text', async () => {
    const { element, drag, find } = await mount();
    expect(drag('dragover').defaultPrevented).to.equal(false);
    expect(drag('dragover', text()).defaultPrevented).to.equal(true);
    await element.updateComplete;
    expect(find('.zone').classList.contains('over')).to.equal(true);
    drag('drop', text());
    await element.updateComplete;
    expect(element.value?.name).to.equal('notes.txt');
    expect(find('.zone').classList.contains('over')).to.equal(false);
  });

  it('shows an image, gives its memory back, and shows the sign of a file for any other', async () => {
    const { element, choose, find } = await mount();
    const given: string[] = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (address) => {
      given.push(address);
      revoke.call(URL, address);
    };
    try {
      await choose(picture());
      const image = find<HTMLImageElement>('[part=preview] > img');
      await image.decode();
      expect(image.naturalWidth).to.equal(1);
      const address = image.src;
      await choose(text('<b>.svg'));
      expect(find('[part=preview] > img')).to.equal(null);
      expect(find('.name').textContent).to.equal('<b>.svg');
      expect(given).to.deep.equal([address]);
      await choose(picture());
      element.remove();
      expect(given.length).to.equal(2);
    } finally {
      URL.revokeObjectURL = revoke;
    }
  });

  it('takes the file away', async () => {
    const { element, choose, find, root } = await mount();
    await choose(text());
    find('.danger-quiet').click();
    await element.updateComplete;
    expect(element.value).to.equal(null);
    expect(root.activeElement).to.equal(find('input[type=file]'));
  });

  it('FLD-04 keeps the stored file until another is chosen or it is taken away, the newest first', async () => {
    const { element, choose, find, findAll, events, sent } = await mount({ stored: { bytes: 2500 } });
    const what = () => find('[role=status]').textContent?.replace(/\s+/g, ' ').trim();
    const buttons = () => findAll('label, button').map((each) => each.textContent?.trim());
    const remove = async () => {
      find('.danger-quiet').click();
      await element.updateComplete;
    };
    expect(what()).to.equal('Current file 2.5 kB');
    expect(buttons()).to.deep.equal(['Replace', 'Download', 'Remove']);
    expect(sent('cover')).to.deep.equal([]);
    await choose(text());
    expect(what()).to.equal('notes.txt 5 bytes, PLAIN');
    expect(buttons()).to.deep.equal(['Replace', 'Remove']);
    await remove();
    expect([what(), element.value]).to.deep.equal(['Current file 2.5 kB', null]);
    await remove();
    expect([what(), element.stored]).to.deep.equal(['Drop a file here', null]);
    expect(events).to.deep.equal(['input', 'change', 'input', 'change', 'input', 'change']);
  });

  it('FLD-04 a stored file is enough where one must be there, and is not taken away', async () => {
    const { element, form, findAll } = await mount({ required: true });
    expect(form.checkValidity()).to.equal(false);
    element.stored = { bytes: 3 };
    await element.updateComplete;
    expect(form.checkValidity()).to.equal(true);
    expect(findAll('.danger-quiet')).to.have.length(0);
  });

  it('FLD-04 asks for the stored file by an event, read-only too', async () => {
    const { element, form, find } = await mount({ stored: { bytes: 3 }, readonly: true });
    let asked = 0;
    form.addEventListener('asok-download', () => {
      asked += 1;
    });
    const button = find('button');
    expect(button.getAttribute('aria-label')).to.equal('Download: Cover');
    button.click();
    expect([asked, element.stored]).to.deep.equal([1, { bytes: 3 }]);
  });

  it('is accessible, with and without a file', async () => {
    const { element, form, choose } = await mount({ accept: 'image/*', maxBytes: 2_000_000 });
    await expectAccessible(form);
    element.stored = { bytes: 3 };
    await element.updateComplete;
    await expectAccessible(form);
    await choose(picture());
    await expectAccessible(form);
  });
});
