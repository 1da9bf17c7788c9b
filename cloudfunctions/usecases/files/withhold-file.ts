import type { OrgId, PersonId } from '@domain/kernel/ids'
import type { Ports } from '../../ports/index'
import type { Outgoing } from '../message/notify'
import { notify } from '../message/notify'
import { CASES, FILES, FILINGS, type FileDoc, POSTS } from '../stored/collections'
import { takenBy } from './find-files'

const OFFICERS_TOLD = 5

/** The union whose notice or poster shows the picture; undefined while no command has taken it. */
const unionOf = async ({ store }: Ports, { caseId, org }: FileDoc): Promise<OrgId | undefined> =>
  caseId === undefined ? org : (await store.get(CASES, caseId))?.doc.org.base

const toldOf = async (ports: Ports, file: FileDoc): Promise<readonly PersonId[]> => {
  const union = await unionOf(ports, file)
  if (union === undefined) return [file.owner]
  const { items } = await ports.store.query(POSTS, { index: 'byOrg', eq: [union], limit: OFFICERS_TOLD * 4 })
  const officers = items.filter(({ doc }) => doc.role === 'base-officer').map(({ doc }) => doc.person)
  return [...new Set([file.owner, ...officers])].slice(0, OFFICERS_TOLD)
}

/**
 * Hides a picture that was found unfit and notifies the officers of its union, who have to take another picture. Returns false
 * when no picture waits for this result. Idempotent.
 */
export const withholdFile = async (ports: Ports, trace: string): Promise<boolean> => {
  const { items } = await ports.store.query(FILES, { index: 'byTrace', eq: [trace], limit: 1 })
  const found = items[0]
  if (trace === '' || found === undefined) return false
  const known = takenBy(found.doc, (await ports.store.get(FILINGS, found.id))?.doc)
  const told = await toldOf(ports, known)
  const { caseId } = known
  const about = caseId === undefined ? {} : { caseId }
  const messages = told.map((to): Outgoing => ({ to, key: 'pictureWithheld', facts: {}, ...about }))
  await ports.store.transaction(async (tx) => {
    const file = await tx.get(FILES, found.id)
    if (file === undefined || file.doc.withheld === true) return
    await tx.replace(FILES, file, { ...file.doc, withheld: true })
    await notify(tx, { now: ports.clock.now() }, `withheld:${found.id}`, messages)
  })
  return true
}
