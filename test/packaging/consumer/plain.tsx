// The types of markup without a registered admin: any model and any column, the rest is checked.
import type { FieldOf, Slug } from 'asok-admin';
import type {} from 'asok-admin/jsx';

declare const slug: string;

/** Whatever the model is called. */
export const page = <asok-list model={slug} listDisplay={['anything']} list-display="any thing" query="page=2" />;

// @ts-expect-error no such property
export const wrong = <asok-list model={slug} nope="x" />;

// @ts-expect-error columns have names
export const wrongColumns = <asok-list model={slug} listDisplay={[1]} />;

/** Plain texts. */
export const names: [Slug, FieldOf<'anything'>] = [slug, slug];
