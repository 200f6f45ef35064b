export { fieldOf, rights } from '../../stories/support/descriptors.ts';
export { postModel, postPages } from '../../stories/support/posts.ts';
