import { html } from 'lit';
import '../elements/shell/asok-dialog.ts';
import type { AsokDialog } from '../elements/shell/asok-dialog.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from './support/story.ts';

interface Args extends AsokDialog {
  /** What stands below the title. */
  text: string;
}

const meta: AsokMeta<Args> = {
  title: 'Shell/asok-dialog',
  component: 'asok-dialog',
  args: {
    heading: 'Publish 3 posts?',
    text: 'Their readers get a letter tonight.',
    confirm: 'Publish',
    open: true,
  },
  render: ({ text, ...dialog }) =>
    html`<asok-dialog
      .heading=${dialog.heading ?? ''}
      .confirm=${dialog.confirm ?? ''}
      .cancel=${dialog.cancel ?? ''}
      .alternative=${dialog.alternative ?? ''}
      .danger=${dialog.danger ?? false}
      .icon=${dialog.icon ?? ''}
      .phrase=${dialog.phrase ?? ''}
      .phraseLabel=${dialog.phraseLabel ?? ''}
      .open=${dialog.open ?? false}
      >${text}</asok-dialog
    >`,
  parameters: {
    // Modal: on the page of all stories it would lock the others up.
    docs: { story: { inline: false, iframeHeight: 320 } },
    usage: {
      markup: `<asok-dialog heading="Publish 3 posts?" confirm="Publish" open>Their readers get a letter tonight.</asok-dialog>

<script type="module">
  document.querySelector('asok-dialog').addEventListener('asok-close', (event) => {
    if (event.reason === 'confirm') publish();
  });
</script>`,
    },
  },
};
export default meta;

export const Default: Story<Args> = {};

/** Only a title, and nothing to decide. */
export const Empty: Story<Args> = { args: { heading: 'Nothing was selected', text: '', confirm: '' } };

export const Danger: Story<Args> = {
  args: {
    heading: 'Delete “The quiet craft of repairing paper maps”?',
    text: 'It cannot be undone.',
    confirm: 'Delete forever',
    danger: true,
  },
};

/** What can be brought back has the bin, not the triangle. */
export const Trash: Story<Args> = {
  args: {
    heading: 'Move 3 posts to trash?',
    text: 'You can restore them from the trash.',
    confirm: 'Move to trash',
    danger: true,
    icon: 'trash-2',
  },
};

/** What cannot be undone is typed. */
export const Typed: Story<Args> = {
  args: {
    heading: 'Delete 12 posts forever?',
    text: 'Deleting is final. There is no undo.',
    confirm: 'Delete forever',
    danger: true,
    phrase: 'delete 12',
    phraseLabel: 'Type delete 12 to confirm',
  },
};

/** A third way out. */
export const Alternative: Story<Args> = {
  args: {
    heading: 'Leave without saving?',
    text: 'Your changes on this page have not been saved.',
    confirm: 'Save and leave',
    cancel: 'Stay',
    alternative: 'Discard changes',
  },
};

export const Dark: Story<Args> = { ...Danger, ...dark };

export const Narrow: Story<Args> = { ...Typed, ...phone };

export const RightToLeft: Story<Args> = { ...Danger, ...rightToLeft };

export const LongText: Story<Args> = {
  args: {
    heading:
      'Delete “Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung, second and enlarged edition”?',
    text: 'Whatever refers to it will refer to nothing, now and in all years to come. '.repeat(6),
    confirm: 'Delete it and everything that belongs to it',
    cancel: 'Keep it, and everything that belongs to it',
    danger: true,
  },
};

export const French: Story<Args> = {
  ...french,
  args: {
    heading: 'Supprimer « Réparer les cartes anciennes » ?',
    text: 'Cette action est irréversible.',
    confirm: 'Supprimer définitivement',
    danger: true,
  },
};
