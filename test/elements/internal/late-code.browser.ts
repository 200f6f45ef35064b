import { expect } from '@open-wc/testing';
import { lateCode } from '../../../elements/internal/late-code.ts';
import { toAsokError } from '../../../sdk/index.ts';

/** What the browser was told of while an import failed, and what was said to the element. */
async function failing(code: Promise<unknown>) {
  const { reportError } = window;
  const reported: unknown[] = [];
  window.reportError = (error) => void reported.push(error);
  try {
    await lateCode(code);
    throw new Error('It did not fail.');
  } catch (error) {
    return { reported, code: toAsokError(error).code };
  } finally {
    window.reportError = reportError;
  }
}

describe('late code', () => {
  it('a module that could not be fetched is a matter of the network', async () => {
    const missing = import(new URL('missing.js', import.meta.url).href);
    expect(await failing(missing)).to.deep.equal({ reported: [], code: 'NETWORK' });
  });

  it('a module that breaks while it starts is reported as the bug that it is', async () => {
    const bug = new ReferenceError('readonlyInput is not defined');
    expect(await failing(Promise.reject(bug))).to.deep.equal({ reported: [bug], code: 'NETWORK' });
  });
});
