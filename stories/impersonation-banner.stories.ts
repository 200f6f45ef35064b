import '../elements/impersonation/asok-impersonation-banner.ts';
import type { AsokImpersonationBanner } from '../elements/impersonation/asok-impersonation-banner.ts';
// The texts of the application come with it; here the banner stands alone.
import '../elements/shell/english.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from './support/story.ts';

/** What is left is told in whole minutes, so it is the same on every day. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** It stands in the application, above everything, for as long as an administrator acts as somebody else. */
const meta: AsokMeta<AsokImpersonationBanner> = {
  title: 'Impersonation/asok-impersonation-banner',
  component: 'asok-impersonation-banner',
  args: { name: 'Camille Roussel', admin: 'Amira Haddad', until: inMinutes(42) },
};
export default meta;

export const Default: Story<AsokImpersonationBanner> = {};

/** Five minutes before the end the time stands out. */
export const EndsSoon: Story<AsokImpersonationBanner> = { args: { until: inMinutes(4) } };

/** Less than a minute is left. */
export const LastMinute: Story<AsokImpersonationBanner> = { args: { until: new Date(0) } };

export const Dark: Story<AsokImpersonationBanner> = { ...dark };

export const Narrow: Story<AsokImpersonationBanner> = { ...phone };

export const RightToLeft: Story<AsokImpersonationBanner> = { ...rightToLeft };

export const LongText: Story<AsokImpersonationBanner> = {
  ...phone,
  args: { name: 'Bartholomew Featherstonehaugh of Longworth', admin: 'Noor van den Heuvel-Oosterhuis' },
};

export const French: Story<AsokImpersonationBanner> = { ...french };
