import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { LiveDemo } from '../examples/demo/start.ts';

const MODULE = 'virtual:live-admin';

/**
 * Serves the demo's admin below `/admin` of the dev server, from a data folder of its own. `virtual:live-admin` tells the
 * stories how to sign in; a static build has no admin and no such module.
 */
export function liveAdmin(): Plugin {
  let demo: Promise<LiveDemo> | undefined;
  return {
    name: 'asok-live-admin',
    apply: 'serve',
    configureServer(server) {
      demo = import('../examples/demo/start.ts').then(({ openDemo }) =>
        openDemo({ dataDir: fileURLToPath(new URL('../.tmp/storybook', import.meta.url)) }),
      );
      // Said when somebody asks for it; the catalogue needs no admin.
      demo.catch((error: unknown) => server.config.logger.error(`The live stories have no admin: ${String(error)}`));
      server.httpServer?.once('close', () => void demo?.then(({ close }) => close()));
      server.middlewares.use((request, response, next) => {
        if (!/^\/admin(\/|\?|$)/.test(request.url ?? '')) return next();
        demo?.then(({ admin }) => admin.node(request, response)).catch(next);
      });
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const { email, password } = (await demo) ?? {};
      return `export const account = ${JSON.stringify({ email, password })};`;
    },
  };
}
