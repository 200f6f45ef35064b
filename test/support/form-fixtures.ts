export {
  ann,
  type ArticleServer,
  articleModel,
  articleServer,
  ben,
  craft,
  maps,
  paper,
} from '../../stories/support/articles.ts';
