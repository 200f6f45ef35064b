/// <reference types="vite/client" />

/** The demo's admin behind the live stories; see `.storybook/live-admin.ts`. */
declare module 'virtual:live-admin' {
  /** Who may sign in, and do everything. */
  export const account: { email: string; password: string };
}
