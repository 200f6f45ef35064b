import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';
import { liveAdmin } from './live-admin.ts';

/** The catalogue of the elements. Built, it answers from fixtures alone; its dev server also serves the demo's admin. */
const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: (_entries, { configType }) => [
    configType === 'DEVELOPMENT' ? '../stories/**/*.stories.ts' : '../stories/**/!(live).stories.ts',
  ],
  addons: ['@storybook/addon-docs'],
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    disableProjectJson: true,
    crossOriginIsolated: false,
  },
  viteFinal: (settings) =>
    mergeConfig(settings, {
      plugins: [liveAdmin()],
      // One copy of a file for all stories; none inlined, so that a strict policy takes the build.
      build: { chunkSizeWarningLimit: 2000, assetsInlineLimit: 0 },
    }),
};

export default config;
