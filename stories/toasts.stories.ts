import '../elements/shell/asok-toasts.ts';
import type { AsokToasts } from '../elements/shell/asok-toasts.ts';
import type { Toast } from '../elements/shell/events.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story, stageOf } from './support/story.ts';

/** Shows messages, and points at them, so that they stay. */
const showing =
  (...toasts: Toast[]): NonNullable<Story<AsokToasts>['play']> =>
  async (context) => {
    const { element, find, settled } = await stageOf<AsokToasts>(context);
    for (const toast of toasts) element.show(toast);
    await settled();
    find('.region').dispatchEvent(new PointerEvent('pointerenter'));
  };

const saved: Toast = { tone: 'success', text: 'Saved “Notes from a lighthouse”' };
const told: Toast = { tone: 'info', text: 'Ben Okri is editing this post, too' };
const failed: Toast = {
  tone: 'danger',
  text: 'This was not saved',
  detail: 'The server did not answer. Nothing was changed.',
  action: { label: 'Try again', run: () => {} },
};
const withUndo: Toast = {
  tone: 'success',
  text: '3 posts moved to trash',
  action: { label: 'Undo', run: () => {} },
};

const meta: AsokMeta<AsokToasts> = {
  title: 'Shell/asok-toasts',
  component: 'asok-toasts',
  parameters: {
    docs: { story: { inline: false, iframeHeight: 260 } },
    usage: {
      markup: `<main>
  <asok-toasts></asok-toasts> <!-- shows the messages of all elements in <main> -->
  <asok-list model="posts"></asok-list>
</main>`,
    },
  },
};
export default meta;

export const Default: Story<AsokToasts> = { play: showing(saved) };

export const Empty: Story<AsokToasts> = {};

export const Success: Story<AsokToasts> = { play: showing(withUndo) };

export const Info: Story<AsokToasts> = { play: showing(told) };

export const Danger: Story<AsokToasts> = { play: showing(failed) };

/** Three at most: the first one has left. */
export const Stacked: Story<AsokToasts> = { play: showing(saved, withUndo, told, failed) };

export const Dark: Story<AsokToasts> = { ...Stacked, ...dark };

export const Narrow: Story<AsokToasts> = { ...Stacked, ...phone };

export const RightToLeft: Story<AsokToasts> = { ...Stacked, ...rightToLeft };

export const LongText: Story<AsokToasts> = {
  play: showing({
    tone: 'danger',
    text: `Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung ${'was not saved, and the reason is long. '.repeat(5)}`,
    action: { label: 'Try again, and then again', run: () => {} },
  }),
};

export const French: Story<AsokToasts> = {
  ...french,
  play: showing({
    tone: 'success',
    text: '3 articles mis à la corbeille',
    action: { label: 'Annuler', run: () => {} },
  }),
};
