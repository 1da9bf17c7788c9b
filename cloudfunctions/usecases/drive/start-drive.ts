import type { OrgId } from '@domain/kernel/ids'
import { invariant, ok, refuse } from '@domain/kernel/result'
import type { Outgoing } from '@domain/message/message'
import type { Signed, UseCase } from '../../dispatch/context'
import { post } from '../append'
import { DRIVES, type DriveDoc, INBOX, ORGS, POSTS } from '../collections'
import { readEach } from '../organisation/reach'

const UNIONS_MAX = 50_000

const write = ({ ports }: Signed, drive: DriveDoc): Promise<void> =>
  ports.store.transaction(async (tx) => {
    const seen = await tx.get(DRIVES, String(drive.year))
    if (seen === undefined) await tx.insert(DRIVES, String(drive.year), drive)
    else await tx.replace(DRIVES, seen, drive)
  })

/** Tells the officers of one union, one transaction; told already by this command is told. */
const tell = async (context: Signed, key: string, union: OrgId, facts: Outgoing['facts']): Promise<void> => {
  const { items } = await context.ports.store.query(POSTS, { index: 'byOrg', eq: [union], limit: 20 })
  const messages = items
    .filter(({ doc }) => doc.role === 'base-officer')
    .map(({ doc }): Outgoing => ({ to: doc.person, key: 'driveCalled', facts }))
  if (messages.length === 0) return
  await context.ports.store.transaction(async (tx) => {
    if ((await tx.get(INBOX, `${key}:${union}:0`)) === undefined) await post(tx, context, `${key}:${union}`, messages)
  })
}

/** 宣传摸底: the call stands before anybody is told, so that whoever reads it can answer at once. */
export const startDrive: UseCase<'drive.start'> = async (context, input) => {
  const { ports, person, today, commandId } = context
  invariant(commandId !== undefined, 'a command has a key')
  const org = await ports.store.get(ORGS, input.org)
  if (org?.doc.level !== 'city') return refuse('ORG_WRONG_LEVEL', { wanted: 'city' })
  const { year, words, until } = input
  const bases = [{ index: 'byLevel', eq: ['base'] }]
  const unions = await readEach(ports.store, ORGS, bases, UNIONS_MAX, (union) => union.id)
  if (unions === undefined) return refuse('TOO_MANY', { most: UNIONS_MAX })
  await write(context, { year, words, until, startedOn: today, city: org.doc.id })
  const key = `drive:${person.id}:${commandId}`
  for (const union of unions) await tell(context, key, union, { year: String(year), until, words })
  return context.commit(async () => ok({ unions: unions.length }))
}
