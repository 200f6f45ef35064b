export { type FixtureCall, fixtureLink, NoAnswer, Refusal } from '../../stories/support/fixture-client.ts';

/** What answers a procedure in a test, right or wrong. */
export type Fixture = unknown;
