import type { CreationOptional as C, ForeignKey as F, NonAttribute as N } from 'sequelize';
type Un<T> = T extends C<infer U> ? U extends F<infer V> ? V : U : T;
type Un2<T> = T extends F<infer U> ? U extends C<infer V> ? V : U : T;
type All = [C<1|2>, F<number>, C<F<number>>, F<C<number>>, C<string>, C<'a'|'b'>, F<C<'a'>>, C<boolean>, C<boolean|null>, C<Date>, C<Date|null>, C<string[]>, C<[1,2]>, C<{a: {b: 1}}>, C<{a?: 1}|null>, C<Record<string, unknown>>, C<bigint>, C<Buffer>, string|null, number|undefined, Record<string, unknown>, unknown, any, C<unknown>, C<`a${string}`>];
export const x: { [K in keyof All]: Un<All[K]> } = 1;
export const y: { [K in keyof All]: Un2<All[K]> } = 1;
