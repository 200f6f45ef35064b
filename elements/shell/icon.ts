import { addIcons, type DrawIcon, iconWith } from '../internal/icon.ts';
import { shellIcons, type ShellIconName } from './shell-icons.generated.ts';

export type { IconName } from '../internal/icon.ts';
export type { ShellIconName } from './shell-icons.generated.ts';

// The models are told apart by theirs in the sidebar.
addIcons(shellIcons);

/** An icon of the application, or one that is built in. `size` in px. */
export const icon: DrawIcon<ShellIconName> = iconWith(shellIcons);
