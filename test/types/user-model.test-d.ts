// Checked by the type checker alone: a line that compiles against its `@ts-expect-error` fails, as does any other error.
import {
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
} from 'sequelize';
import { createAdmin } from '../../server/index.ts';
import { type Equal, same } from './equal.ts';
import { Author, Book, sequelize } from './library.ts';

class Member extends Model<InferAttributes<Member>, InferCreationAttributes<Member>> {
  declare id: CreationOptional<string>;
  declare email: string;
  declare password: string | null;
  declare isAdmin: CreationOptional<boolean>;
}

class Colleague extends Model<InferAttributes<Colleague>, InferCreationAttributes<Colleague>> {
  declare id: CreationOptional<number>;
  declare mail: string;
  declare passphraseHash: string;
  declare isStaff: CreationOptional<boolean>;
  declare age: number;
  declare fullName: string;
}

// AUTH-03 a model without e-mail, password and is_admin does not compile
createAdmin({
  sequelize,
  models: { books: Book },
  // @ts-expect-error an author has none of them
  userModel: Author,
});
createAdmin({
  sequelize,
  // @ts-expect-error the password and the flag have other names here
  userModel: Colleague,
});
createAdmin({
  sequelize,
  // @ts-expect-error the flag is missing still
  userModel: { model: Colleague, attributes: { password: 'passphraseHash' } },
});
createAdmin({
  sequelize,
  // @ts-expect-error no such attribute
  userModel: { model: Colleague, attributes: { password: 'nope', isAdmin: 'isStaff' } },
});
createAdmin({
  sequelize,
  // @ts-expect-error an age is no password
  userModel: { model: Colleague, attributes: { password: 'age', isAdmin: 'isStaff' } },
});
createAdmin({
  sequelize,
  // @ts-expect-error no such attribute for the name
  userModel: { model: Member, attributes: { name: 'nope' } },
});
createAdmin({
  sequelize,
  // @ts-expect-error no such role of an attribute
  userModel: { model: Member, attributes: { nope: 'email' } },
});

// AUTH-03 the host's own model is what `users` is, its password written and never read
const members = createAdmin({ sequelize, models: { books: Book }, userModel: Member });
type Members = (typeof members)['$types']['records'];
same<Equal<keyof Members, 'books' | 'users' | 'roles'>>();
same<Equal<Members['users']['row'], { id: string; email: string; isAdmin: boolean }>>();
same<Equal<Members['users']['changes']['password'], string | null | undefined>>();

const colleagues = createAdmin({
  sequelize,
  models: { books: Book },
  userModel: {
    model: Colleague,
    attributes: { password: 'passphraseHash', isAdmin: 'isStaff', name: 'fullName' },
  },
});
type Colleagues = (typeof colleagues)['$types']['records']['users'];
same<Equal<keyof Colleagues['row'], 'id' | 'mail' | 'isStaff' | 'age' | 'fullName'>>();
same<Equal<Colleagues['create']['passphraseHash'], string>>();

// Listed under a slug of its own it is there once.
const staff = createAdmin({ sequelize, models: { staff: Member }, userModel: Member });
same<Equal<keyof (typeof staff)['$types']['records'], 'staff' | 'roles'>>();

// A model that the types know nothing of is checked at start alone.
declare const loose: ModelStatic<Model>;
createAdmin({ sequelize, userModel: loose });
createAdmin({ sequelize, userModel: { model: loose, attributes: { isAdmin: 'staff' } } });
