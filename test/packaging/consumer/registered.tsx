// What the types of markup refuse and take where a team's admin is registered. Each mistake stands alone below its comment.
import type { RefObject } from 'react';
import type { FieldOf, Slug } from 'asok-admin';
import type { AsokList } from 'asok-admin/elements';
import type {} from 'asok-admin/jsx';
import type { admin } from './server.ts';

declare module 'asok-admin' {
  interface Register {
    admin: typeof admin;
  }
}

declare const list: RefObject<AsokList | null>;

/** What does not exist does not compile. */
export const denials = [
  // @ts-expect-error no such model
  <asok-list model="nope" />,
  // @ts-expect-error no such model in a form either
  <asok-form model="nope" />,
  // @ts-expect-error no such column
  <asok-list model="notes" listDisplay={['title', 'nope']} />,
  // @ts-expect-error a field that nobody may read
  <asok-list model="notes" listDisplay={['draft']} />,
  // @ts-expect-error a column of another model
  <asok-list model="roles" listDisplay={['title']} />,
  // @ts-expect-error no such column as the attribute's first word
  <asok-list model="notes" list-display="nope title" />,
  // @ts-expect-error no such field of the model
  <asok-field model="notes" name="nope" />,
  // @ts-expect-error no such property
  <asok-list model="notes" nope="x" />,
  // @ts-expect-error a word that is none of the property's
  <asok-login layout="wide" />,
  // @ts-expect-error a text where a switch stands
  <asok-dialog open="yes" />,
  // @ts-expect-error no such field of the event
  <asok-form model="notes" onasok-save={(event) => event.nope} />,
  // @ts-expect-error no such element
  <asok-nope />,
];

/** What exists does. */
export const page = (
  <asok-provider url="/admin" locale="fr" className="wide">
    <asok-login layout="card" onasok-login={(event) => event.user.email}>
      <asok-list
        ref={list}
        model="notes"
        listDisplay={['title', 'id']}
        href-base="/admin"
        hidden
        onasok-query-change={({ query, replace }) => [query, replace]}
      />
      <asok-list model="notes" list-display="title id" hrefBase="/admin" />
      <asok-form model="notes" record-id="7" onasok-save={(event) => event.preventDefault()} />
      <asok-detail model="roles" recordId="7" onasok-navigate={({ destination }) => destination.view} />
      <asok-field model="notes" name="title" />
      <asok-field type="text" name="anything" label="Anything" />
      <asok-dropdown name="status" choices={[{ value: 'a', label: 'A' }]} value="a" required onInput={() => {}} />
      <asok-dialog open heading="Sure?" onasok-close={({ reason }) => reason} />
    </asok-login>
  </asok-provider>
);

/** The same by name, for what is set in code. */
export const names = ['title', 'id'] satisfies FieldOf<'notes'>[];
export const slug: Slug = 'notes';
// @ts-expect-error no such column
export const wrongName: FieldOf<'notes'> = 'nope';
// @ts-expect-error no such model
export const wrongSlug: Slug = 'nope';
