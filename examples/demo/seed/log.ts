import type { CreationAttributes } from 'sequelize';
import type { Admin, User } from '../../../server/index.ts';
import { TODAY } from './calendar.ts';
import { accessStories, GUEST_ROLE, RENAMED, ROLE_CHANGES } from './log/access.ts';
import type { Happening } from './log/happening.ts';
import { FIRST_DAY, type House, readHouse, type Source } from './log/house.ts';
import { postStories } from './log/posts.ts';
import { commentStories, shelfStories, shopStories } from './log/shop.ts';
import { logins, refusals } from './log/visits.ts';
import { Random } from './random.ts';

// Of documentation: it is nobody's.
const STRANGER = { address: '203.0.113.77', browser: 'Mozilla/5.0 (compatible; curl/8.15)' };

type LogRow = CreationAttributes<InstanceType<Admin['models']['AdminLog']>>;

/**
 * Fills the log with the last weeks of the house, in a few statements, and makes the records what it says: changes lead to
 * the values of today, and what was deleted is gone.
 */
export async function seedLog(source: Source): Promise<void> {
  const { admin, models, transaction } = source;
  const random = new Random(20_260_902);
  const guestRole = await changePeople(source);
  const house = await readHouse(source, random);
  const happenings = tell(house, guestRole, random);
  await admin.models.AdminLog.bulkCreate(rowsOf(happenings, random), { transaction });
  const changed = lastChanges(happenings);
  for (const { id, views, updatedAt } of [...house.newPosts, ...house.oldPosts]) {
    const at = changed.get(String(id)) ?? updatedAt;
    if (at.getTime() === updatedAt.getTime()) continue;
    // Sequelize takes a new `updatedAt` alone for no change at all.
    await models.posts.update({ views, updatedAt: at }, { where: { id }, silent: true, transaction });
  }
  const idsOf = (records: readonly { id: number }[]) => records.map(({ id }) => id);
  await models.comments.destroy({ where: { id: idsOf(house.refused) }, transaction });
  await models.posts.destroy({ where: { id: idsOf(house.drafts) }, transaction });
}

/** All that happened, the oldest first. */
export function tell(house: House, guestRole: number, random: Random): Happening[] {
  const byTime = (all: Happening[]) =>
    all.filter(({ at }) => at >= FIRST_DAY && at.getTime() <= TODAY).sort((a, b) => a.at.getTime() - b.at.getTime());
  const changes = byTime([
    ...postStories(house, random),
    ...shopStories(house, random),
    ...commentStories(house, random),
    ...shelfStories(house, random),
    ...accessStories(house, guestRole, random),
    ...refusals(house, random),
  ]);
  return byTime([...changes, ...logins(changes, random)]);
}

/** When each post was last written, by its key. */
function lastChanges(happenings: readonly Happening[]): Map<string, Date> {
  return new Map(
    happenings.flatMap(({ model, record, at }) => (model === 'posts' && record ? [[record.key, at]] : [])),
  );
}

/** Gives people the names and roles of today; gives the key that the role which is no more had. */
async function changePeople({ admin, transaction }: Source): Promise<number> {
  const { User, Role, RoleUser } = admin.models;
  for (const { email, role: name, gained } of ROLE_CHANGES) {
    const user = (await User.findOne({ where: { email }, rejectOnEmpty: true, transaction })) as User;
    const role = await Role.findOne({ where: { name }, rejectOnEmpty: true, transaction });
    const link = { userId: user.id, roleId: role.id };
    if (gained) await RoleUser.create(link, { transaction });
    else await RoleUser.destroy({ where: link, transaction });
  }
  await User.update({ name: RENAMED.to }, { where: { email: RENAMED.email }, transaction });
  const guest = await Role.create(GUEST_ROLE, { transaction });
  await guest.destroy({ transaction });
  return guest.id;
}

function rowsOf(happenings: readonly Happening[], random: Random): LogRow[] {
  const calls = new Map<string, { operationId: string; requestId: string }>();
  const callOf = (name: string | undefined) => {
    const call = (name === undefined ? null : calls.get(name)) ?? {
      operationId: random.uuid(),
      requestId: random.uuid(),
    };
    if (name !== undefined) calls.set(name, call);
    return call;
  };
  return happenings.map(({ at, by, as, action, model, record, tried, changes, call, count }) => {
    const acting = as ?? by;
    return {
      ...callOf(call),
      at,
      userId: acting?.key ?? null,
      userLabel: acting?.label ?? null,
      impersonatorId: as && by ? by.key : null,
      impersonatorLabel: as && by ? by.label : null,
      action,
      model: model ?? null,
      recordKey: record?.key ?? null,
      recordLabel: record?.label ?? tried ?? null,
      changes: changes ? JSON.stringify(changes) : null,
      ip: by?.address ?? STRANGER.address,
      userAgent: by?.browser ?? STRANGER.browser,
      count: count ?? 1,
    };
  });
}
