import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AsokInput } from '../../../elements/fields/asok-input.ts';
import '../../../elements/fields/asok-input.ts';
import type { AsokTextarea } from '../../../elements/fields/asok-textarea.ts';
import '../../../elements/fields/asok-textarea.ts';
import { loadLanguage } from '../../../elements/i18n/localize.ts';
import { expectAccessible } from '../../support/accessibility.ts';
import { endEdit, mountInput, pressKeys, typeText } from '../../support/input-form.ts';

describe('asok-input', () => {
  it('refuses a missing required value, and says why in the language of the page', async () => {
    const { element, form } = await mountInput<AsokInput>(
      html`<asok-input name="title" label="Title" required></asok-input>`,
    );
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal('Fill this in.');
    await loadLanguage('fr');
    element.lang = 'fr';
    expect(element.validationMessage).not.to.equal('Fill this in.');
    element.value = 'Maps';
    expect(form.checkValidity()).to.equal(true);
  });

  it('says of a time that is not complete that it is wrong, and takes it when it is', async () => {
    const { element, control, sent } = await mountInput<AsokInput>(
      html`<asok-input name="at" type="time" label="At"></asok-input>`,
    );
    element.focus();
    await sendKeys({ type: '09' });
    control.blur();
    expect(element.incomplete).to.deep.equal({ code: 'format' });
    expect(element.checkValidity()).to.equal(false);
    typeText(control, '09:30');
    expect(element.checkValidity()).to.equal(true);
    expect(sent('at')).to.deep.equal(['09:30']);
    element.value = '09:30:15';
    await element.updateComplete;
    expect(control.value, 'seconds stay').to.equal('09:30:15');
  });

  it('refuses a text that is no phone number, and takes those that people write', async () => {
    const { element } = await mountInput<AsokInput>(html`<asok-input name="x" type="tel"></asok-input>`);
    for (const text of ['call me', '12', '+44; 20', '++44 1234']) {
      element.value = text;
      expect(element.validationMessage, text).to.equal('Type a phone number.');
    }
    for (const text of ['+44 20 7946 0000', '112', '(0)30 1234-56 ext. 7', '06.12.34.56.78', '']) {
      element.value = text;
      expect(element.validity.valid, text).to.equal(true);
    }
  });

  it('takes a UUID however it was pasted, and offers a new one only where it is asked to', async () => {
    const { element, control, find, sent, events } = await mountInput<AsokInput>(
      html`<asok-input name="x" label="Key" type="uuid" generate></asok-input>`,
    );
    for (const text of [
      ' {8D8AC610-566D-4EF0-9C22-186B2A5ED793} ',
      'urn:uuid:8d8ac610-566d-4ef0-9c22-186b2a5ed793',
      '8d8ac610566d4ef09c22186b2a5ed793',
    ]) {
      typeText(control, text);
      await element.updateComplete;
      expect(sent('x')).to.deep.equal(['8d8ac610-566d-4ef0-9c22-186b2a5ed793']);
      expect(control.value).to.equal('8d8ac610-566d-4ef0-9c22-186b2a5ed793');
      expect(find('[part=generate]')).to.equal(null);
    }
    typeText(control, '');
    await element.updateComplete;
    events.length = 0;
    find('[part=generate]').click();
    await element.updateComplete;
    expect(element.value).to.match(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(events).to.deep.equal(['input', 'change']);
    const plain = await mountInput<AsokInput>(html`<asok-input name="x" label="Key" type="uuid"></asok-input>`);
    expect(plain.find('[part=generate]')).to.equal(null);
  });

  it('refuses a text that is no e-mail address, URL or UUID', async () => {
    for (const [type, bad, good] of [
      ['email', 'not-an-email', 'a@b.org'],
      ['url', 'javascript:alert(1)', 'https://a.org/'],
      ['uuid', 'zzz', '8d8ac610-566d-4ef0-9c22-186b2a5ed793'],
    ] as const) {
      const { element } = await mountInput<AsokInput>(
        html`<asok-input name="x" .type=${type} .value=${bad}></asok-input>`,
      );
      expect(element.validity.typeMismatch, type).to.equal(true);
      element.value = good;
      expect(element.validity.valid, type).to.equal(true);
    }
  });

  it('keeps a text that is too long, and counts characters as people do', async () => {
    const { element, control, find } = await mountInput<AsokInput>(
      html`<asok-input name="x" maxlength="3" counter="below"></asok-input>`,
    );
    typeText(control, '👍👍👍');
    expect(element.validity.valid).to.equal(true);
    typeText(control, '👍👍👍👍');
    await element.updateComplete;
    expect(element.value).to.equal('👍👍👍👍');
    expect(element.validity.tooLong).to.equal(true);
    expect(find('[part=counter]').textContent?.trim()).to.equal('4 / 3');
    expect(find('[part=counter]').classList.contains('over')).to.equal(true);
  });

  it('takes typing, tells the form, and is sent with it', async () => {
    const { element, events, sent } = await mountInput<AsokInput>(html`<asok-input name="title"></asok-input>`);
    element.focus();
    await sendKeys({ type: 'ab' });
    expect(element.value).to.equal('ab');
    expect(events).to.deep.equal(['input', 'input']);
    await pressKeys('Tab');
    expect(events).to.deep.equal(['input', 'input', 'change']);
    expect(sent('title')).to.deep.equal(['ab']);
  });

  it('goes back to its first value when the form is reset', async () => {
    const { element, control, form } = await mountInput<AsokInput>(
      html`<asok-input name="title" value="first"></asok-input>`,
    );
    typeText(control, 'second');
    form.reset();
    await element.updateComplete;
    expect(element.value).to.equal('first');
    expect(control.value).to.equal('first');
  });

  it('is disabled by a fieldset and then neither sent nor checked', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><fieldset disabled><asok-input name="x" required></asok-input></fieldset></form>`,
    );
    const element = form.querySelector('asok-input') as AsokInput;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('input')?.disabled).to.equal(true);
    expect(new FormData(form).has('x')).to.equal(false);
    expect(form.checkValidity()).to.equal(true);
  });

  it('is named by a label of the page, which also leads to it', async () => {
    const box = await fixture(html`<div><label for="t">Title</label><asok-input id="t" name="t"></asok-input></div>`);
    const element = box.querySelector('asok-input') as AsokInput;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('input')?.getAttribute('aria-label')).to.equal('Title');
    box.querySelector('label')?.click();
    expect(document.activeElement).to.equal(element);
  });

  it('is described by the help and error beside it', async () => {
    const box = await fixture(
      html`<div><asok-input described-by="h e" label="T" name="t"></asok-input><p id="h">Help</p><p id="e">Error</p></div>`,
    );
    const element = box.querySelector('asok-input') as AsokInput;
    await element.updateComplete;
    const described = element.shadowRoot?.querySelector('input')?.ariaDescribedByElements ?? [];
    expect(described.map((node) => node.id)).to.deep.equal(['h', 'e']);
  });

  it('takes an error of the page by setCustomValidity, and gives it back', async () => {
    const { element, form } = await mountInput<AsokInput>(html`<asok-input name="x"></asok-input>`);
    element.setCustomValidity('Taken');
    expect(form.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('Taken');
    element.setCustomValidity('');
    expect(form.checkValidity()).to.equal(true);
  });

  it('keeps the seconds of a time that has some', async () => {
    const { control, sent } = await mountInput<AsokInput>(
      html`<asok-input name="t" type="time" value="09:30:15"></asok-input>`,
    );
    expect(control.value).to.equal('09:30:15');
    expect(sent('t')).to.deep.equal(['09:30:15']);
  });

  it('is accessible at rest, refused, read-only and with affixes', async () => {
    const box = await fixture(html`<div>
      <asok-input label="One" name="a" placeholder="Nothing yet"></asok-input>
      <asok-input label="Two" name="b" invalid required value="x"></asok-input>
      <asok-input label="Three" name="c" readonly value="x"></asok-input>
      <asok-input label="Four" name="d" prefix="€" suffix="per item" maxlength="20" counter="below"></asok-input>
      <asok-input label="Five" name="e" disabled value="x"></asok-input>
    </div>`);
    await expectAccessible(box);
  });
});

describe('asok-textarea', () => {
  it('takes lines of text, counts them, and is sent with the form', async () => {
    const { element, control, find, sent, events } = await mountInput<AsokTextarea>(
      html`<asok-textarea name="body" label="Body" maxlength="10" counter="above"></asok-textarea>`,
    );
    typeText(control, 'a\nb');
    endEdit(control);
    await element.updateComplete;
    expect(events).to.deep.equal(['input', 'change']);
    expect(sent('body').map((text) => String(text).replaceAll('\r\n', '\n'))).to.deep.equal(['a\nb']);
    expect(find('[part=counter]').textContent?.trim()).to.equal('3 / 10');
  });

  it('grows with its text', async () => {
    const { element, control } = await mountInput<AsokTextarea>(html`<asok-textarea name="body"></asok-textarea>`);
    const before = control.offsetHeight;
    element.value = 'line\n'.repeat(12);
    await element.updateComplete;
    expect(control.offsetHeight).to.be.greaterThan(before + 100);
  });

  it('is accessible', async () => {
    const { form } = await mountInput(
      html`<asok-textarea name="body" label="Body" maxlength="10" counter="below" value="too long a text"></asok-textarea>`,
    );
    await expectAccessible(form);
  });
});
