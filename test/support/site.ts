export { administrator, me, model, site } from '../../stories/support/site.ts';
