import '../elements/shell/asok-error-page.ts';
import type { AsokErrorPage } from '../elements/shell/asok-error-page.ts';
import type { Fixtures } from './support/fixture-client.ts';
import { me } from './support/site.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from './support/story.ts';

const meta: AsokMeta<AsokErrorPage> = {
  title: 'Shell/asok-error-page',
  component: 'asok-error-page',
  argTypes: { code: { control: 'select', options: ['403', '404', '500', 'offline'] } },
  parameters: {
    fixtures: (): Fixtures => ({ 'auth.me': me(), 'meta.models': [] }),
    usage: { markup: '<asok-error-page code="404"></asok-error-page>' },
  },
};
export default meta;

export const Default: Story<AsokErrorPage> = {};

export const Missing: Story<AsokErrorPage> = { args: { code: '404' } };

export const Forbidden: Story<AsokErrorPage> = { args: { code: '403', permission: 'posts.view' } };

/** Nobody is signed in: the button asks to log in, and no permission is named. */
export const ForbiddenToAnybody: Story<AsokErrorPage> = {
  args: { code: '403' },
  parameters: { fixtures: (): Fixtures => ({ 'auth.me': me(null) }) },
};

export const ServerError: Story<AsokErrorPage> = { args: { code: '500', requestId: '8f21-4b1d-9c3e' } };

export const Offline: Story<AsokErrorPage> = { args: { code: 'offline' } };

export const OwnWords: Story<AsokErrorPage> = {
  args: { code: '404', heading: 'This issue is sold out', message: 'Ask the bookshop around the corner for it.' },
};

export const Dark: Story<AsokErrorPage> = { ...ServerError, ...dark };

export const Narrow: Story<AsokErrorPage> = { ...Forbidden, ...phone };

export const RightToLeft: Story<AsokErrorPage> = { ...Forbidden, ...rightToLeft };

export const LongText: Story<AsokErrorPage> = {
  args: {
    code: '403',
    heading: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung',
    message: 'The page that you asked for belongs to the editors of the weekend supplement, who let nobody in. '.repeat(
      4,
    ),
    permission: 'donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnungen.view',
    requestId: '8f21-4b1d'.repeat(12),
  },
};

export const French: Story<AsokErrorPage> = { ...Forbidden, ...french };
