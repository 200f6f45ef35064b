import '../../elements/fields/asok-password-input.ts';
import type { AsokPasswordInput } from '../../elements/fields/asok-password-input.ts';
import { inForm, LONG } from '../support/field-frame.ts';
import { type AsokMeta, dark, french, phone, rightToLeft, type Story } from '../support/story.ts';

const meta: AsokMeta<AsokPasswordInput> = {
  title: 'Fields/asok-password-input',
  component: 'asok-password-input',
  decorators: [inForm],
  args: { name: 'password', label: 'New password', value: 'nine paper boats', meter: true },
  parameters: {
    usage: {
      markup: `<form>
  <label for="password">New password</label>
  <asok-password-input id="password" name="password" meter required></asok-password-input>
</form>`,
    },
  },
};
export default meta;

export const Default: Story<AsokPasswordInput> = {};

export const Empty: Story<AsokPasswordInput> = { args: { value: '' } };

/** Too weak. */
export const Failed: Story<AsokPasswordInput> = { args: { value: 'boats', invalid: true } };

/** Disabled. */
export const Denied: Story<AsokPasswordInput> = { args: { disabled: true } };

export const Revealed: Story<AsokPasswordInput> = { args: { revealed: true } };

export const Dark: Story<AsokPasswordInput> = { ...dark };

export const Narrow: Story<AsokPasswordInput> = { ...phone };

export const RightToLeft: Story<AsokPasswordInput> = { ...rightToLeft };

export const LongText: Story<AsokPasswordInput> = {
  args: { label: `${LONG} ${LONG}`, value: LONG.repeat(3), revealed: true },
};

export const French: Story<AsokPasswordInput> = { ...french, args: { label: 'Nouveau mot de passe' } };
