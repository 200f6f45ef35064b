// Checked by the type checker alone: a line that compiles against its `@ts-expect-error` fails, as does any other error.
import type { Model, ModelStatic } from 'sequelize';
import { createAdmin, type ModelAdmin } from '../../server/index.ts';
import { Author, Book, Genre, sequelize } from './library.ts';

// MOD-02 a name that is no field of the model does not compile, in any option that takes names
type Options = ModelAdmin<Book>;
// @ts-expect-error an unknown column
export const columns: Options = { listDisplay: ['title', 'nope'] };
// @ts-expect-error a relation has no text of its own to search
export const search: Options = { searchFields: ['author'] };
// @ts-expect-error an unknown column
export const filters: Options = { listFilter: ['nope'] };
// @ts-expect-error an unknown column after the sign
export const order: Options = { ordering: ['-nope'] };
// @ts-expect-error an unknown field
export const readonly: Options = { readonlyFields: ['nope'] };
// @ts-expect-error an unknown field
export const excluded: Options = { formExclude: ['nope'] };
// @ts-expect-error an unknown field in a card
export const cards: Options = { fieldsets: [['Card', ['title', 'nope']]] };
// @ts-expect-error a relation is no attribute of the row
export const shown: Options = { displayFields: ['author'] };
// @ts-expect-error the row has no such attribute
export const text: Options = { display: ({ nope }) => String(nope) };
// @ts-expect-error options of an unknown field
export const unknownField: Options = { fields: { nope: { label: 'Nope' } } };
// @ts-expect-error a mask of an unknown field
export const mask: Options = { rules: { fields: () => ({ nope: 'none' }) } };
// @ts-expect-error a right that is none
export const right: Options = { rules: { fields: () => ({ title: 'update' }) } };

// MOD-02 an option that does not exist, or has another type, does not compile
// @ts-expect-error no such option
export const misspelt: Options = { list_display: ['title'] };
// @ts-expect-error a number is wanted
export const size: Options = { perPage: '20' };
// @ts-expect-error a kind that is none
export const kind: Options = { fields: { title: { kind: 'nope' } } };
// @ts-expect-error a widget that is none
export const widget: Options = { fields: { title: { widget: 'nope' } } };
// @ts-expect-error an option of a field that is none
export const fieldOption: Options = { fields: { title: { nope: true } } };
// @ts-expect-error a list is wanted
export const secrets: Options = { fields: { title: { secretPaths: 'smtp.password' } } };
// @ts-expect-error bytes are counted
export const fileSize: Options = { fields: { cover: { maxBytes: '200 kB' } } };
// @ts-expect-error `satisfies` on the class itself finds it too
export const satisfied = { listDisplay: ['nope'] } satisfies Options;

// MOD-01 the same object beside the model is checked alike, and its functions know their arguments
createAdmin({
  sequelize,
  models: {
    books: Book,
    authors: {
      model: Author,
      admin: {
        listDisplay: ['name'],
        display: ({ name }) => name ?? '',
        rules: { rows: (actor, verb) => (verb === 'view' ? { id: Number(actor.key) } : null) },
        fields: { bio: { widget: 'textarea' } },
      },
    },
  },
});
createAdmin({
  sequelize,
  models: {
    books: {
      model: Book,
      admin: {
        // @ts-expect-error an unknown column
        listDisplay: ['title', 'nope'],
      },
    },
  },
});
createAdmin({
  sequelize,
  models: {
    books: {
      model: Book,
      admin: {
        // @ts-expect-error no such option
        list_display: ['title'],
      },
    },
  },
});
createAdmin({
  sequelize,
  models: {
    books: {
      model: Book,
      admin: {
        // @ts-expect-error options of an unknown field
        fields: { nope: { label: 'Nope' } },
      },
    },
  },
});
createAdmin({
  sequelize,
  models: {
    genres: {
      model: Genre,
      // @ts-expect-error names of another model
      admin: { listDisplay: ['title'] },
    },
  },
});
createAdmin({
  sequelize,
  models: {
    // @ts-expect-error no model
    dates: Date,
  },
});

// Models whose attributes the types do not know take any name.
declare const loose: ModelStatic<Model>;
createAdmin({ sequelize, models: { loose: { model: loose, admin: { listDisplay: ['whatever'] } } } });

// WID-01 WID-02 attributes of parts are checked by part and by attribute, in both spellings
export const hooks: Options = {
  fields: {
    format: {
      widget: 'dropdown',
      choices: [['paper', 'Paper']],
      option__class: 'bg-rose-600',
      menu__style: 'max-height: 200px',
      trigger__data_test: 'format',
      'option__aria-description': 'A format',
      parts: { item: { class: 'rounded', 'data-kind': 'x' } },
    },
    // WID-13 of the outermost part
    inPrint: { formType: 'toggle', slider__class: 'x', class: 'wide', style: 'color: red', 'data-test': 'in-print' },
    author: { container__class: 'wide' },
  },
};
// A choice may have a tone, one of five.
export const toned: Options = {
  fields: {
    format: {
      choices: [
        ['paper', 'Paper', 'success'],
        ['audio', 'Audio'],
      ],
    },
  },
};
// @ts-expect-error no such tone
export const noTone: Options = { fields: { format: { choices: [['paper', 'Paper', 'green']] } } };
// @ts-expect-error no input has such a part
export const noPart: Options = { fields: { format: { optoin__class: 'x' } } };
// @ts-expect-error no input has such a part
export const noNestedPart: Options = { fields: { format: { parts: { optoin: { class: 'x' } } } } };
// @ts-expect-error a number is no attribute's value
export const noText: Options = { fields: { format: { option__class: 1 } } };
// @ts-expect-error nor inside of `parts`
export const noNestedText: Options = { fields: { format: { parts: { option: { class: 1 } } } } };
// @ts-expect-error a handler is refused
export const handler: Options = { fields: { format: { option__onclick: 'steal()' } } };
// @ts-expect-error a handler is refused
export const bareHandler: Options = { fields: { format: { onclick: 'steal()' } } };
// @ts-expect-error an address is refused
export const nestedHandler: Options = { fields: { format: { parts: { option: { href: '/x' } } } } };
// @ts-expect-error the class of a field that is none
export const hooksOfNone: Options = { fields: { nope: { option__class: 'x' } } };
