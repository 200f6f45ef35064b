import { expect, fixture, html } from '@open-wc/testing';
import { type ControlFace, DrawingCode, LateControl } from '../../../elements/fields/late-control.ts';

/** What the modules of the next drawings come to. */
let fetching: Promise<void> = Promise.resolve();
let fetched = 0;

class LateProbe extends LateControl {
  value = 'kept';
  protected override readonly code: DrawingCode = shared;

  protected override read(): unknown {
    return this.value;
  }
  protected override write(value: unknown): void {
    this.value = String(value);
  }
  protected override formValue(): string {
    return this.value;
  }
  protected override problem(): null {
    return null;
  }
}

const makeCode = () =>
  new DrawingCode(async () => {
    fetched += 1;
    await fetching;
    return {
      start: (control: ControlFace) => ({ render: () => html`<input class="control" aria-label=${control.name} />` }),
    };
  });
let shared = makeCode();
customElements.define('late-probe', LateProbe);

describe('a control whose drawing is fetched', () => {
  beforeEach(() => {
    fetched = 0;
    fetching = Promise.resolve();
    shared = makeCode();
  });

  it('tells when it cannot be fetched, keeps its value, and comes when it is asked for again', async () => {
    let refuse: (reason: Error) => void = () => {};
    fetching = new Promise((_resolve, reject) => {
      refuse = reject;
    });
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const probe = document.createElement('late-probe') as LateProbe;
    probe.name = 'x';
    form.append(probe);
    refuse(new TypeError('Failed to fetch dynamically imported module: drawing.js'));
    await probe.updateComplete;
    await probe.updateComplete;
    expect(probe.shadowRoot?.querySelector('[role=alert]')?.textContent).to.contain('No answer from the server');
    expect(new FormData(form).get('x')).to.equal('kept');
    fetching = Promise.resolve();
    probe.shadowRoot?.querySelector('button')?.click();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    await probe.updateComplete;
    expect(probe.shadowRoot?.querySelector('input')).not.to.equal(null);
    expect(fetched).to.equal(2);
  });

  it('is a part of its form before its drawing came, and takes the focus when it comes', async () => {
    let come: () => void = () => {};
    fetching = new Promise((resolve) => {
      come = resolve;
    });
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const probe = document.createElement('late-probe') as LateProbe;
    probe.name = 'x';
    form.append(probe);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    expect(new FormData(form).get('x')).to.equal('kept');
    expect(probe.checkValidity()).to.equal(true);
    probe.focus();
    come();
    await probe.updateComplete;
    await probe.updateComplete;
    expect(probe.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('x');
  });

  it('is fetched once for all, and is there at once for those that come later', async () => {
    const probes = await fixture<HTMLElement>(html`<div><late-probe></late-probe><late-probe></late-probe></div>`);
    for (const probe of probes.children) await (probe as LateProbe).updateComplete;
    const later = document.createElement('late-probe') as LateProbe;
    probes.append(later);
    await Promise.resolve();
    expect(later.shadowRoot?.querySelector('input')).not.to.equal(null);
    expect(fetched).to.equal(1);
  });
});
