import { moveOf } from '@domain/application/lifecycle'
import type { CaseSnapshot } from '@domain/application/snapshot'
import type { CallOutput } from '@domain/contract/index'
import type { MemberKey, PersonId } from '@domain/kernel/ids'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import type { Collection, DocStore, Stored } from '../../ports/doc-store'
import type { UseCase } from '../call/context'
import { idHashes } from '../step/ids-follow'
import { CASES, CONSENT_LINKS, type ConsentLinkDoc, ID_KEYS } from '../stored/collections'

type Own = CallOutput<'consent.mine'>['items'][number]
type Link = Stored<ConsentLinkDoc>
/** Reads from the store or within a transaction. */
type Reader = { get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> }

const LINKS_MAX = 20
/** about one a year; the newest are looked at */
const CASES_MAX = 10

/** The applicant's cases that are or may be re-examined: they hold no ID numbers, and may go on. There may be several. */
const reexamining = async (store: Pick<DocStore, 'query'>, applicant: PersonId) => {
  const { items } = await store.query(CASES, { index: 'byApplicant', eq: [applicant], desc: true, limit: CASES_MAX })
  return items.filter(({ doc }) => doc.stage === 'refused' || doc.stage === 're-examining').map(({ id }) => id)
}

const hashOf = ({ id, doc }: Link): string => id.slice(doc.applicant.length + 1)

/** Cases of the applicant that this consent may have been given for, besides the one that holds the ID number. */
export const othersBehind = async (store: DocStore, link: Link): Promise<readonly string[]> =>
  reexamining(store, link.doc.applicant)

type Behind = { readonly seen: Stored<CaseSnapshot>; readonly member: MemberKey }

/**
 * The cases and the active file that this consent was given for, each with the member who gave it; first the one that holds the ID
 * number. `others`: cases to look at that hold none.
 */
export const casesBehind = async (from: Reader, link: Link, others: readonly string[]): Promise<readonly Behind[]> => {
  const hash = hashOf(link)
  const holds = (await from.get(ID_KEYS, hash))?.doc.caseId
  const found: Behind[] = []
  for (const id of new Set([...(holds === undefined ? [] : [holds]), ...others])) {
    const seen = await from.get(CASES, id)
    // the member's key today: a correction may have changed it
    const member = seen?.doc.applicant === link.doc.applicant ? idHashes(seen.doc.declaration).get(hash) : undefined
    if (seen !== undefined && member !== undefined) found.push({ seen, member })
  }
  return found
}

/** Whether revoking this consent would end the case. */
export const isUnderWay = ({ stage }: Pick<CaseSnapshot, 'stage'>): boolean =>
  moveOf(stage, 'revokeConsent') !== undefined

const stateOf = async (store: DocStore, link: Link): Promise<Own['state']> => {
  if (link.doc.given === undefined) return 'revoked'
  const behind = await casesBehind(store, link, await othersBehind(store, link))
  if (behind.some(({ seen }) => isUnderWay(seen.doc))) return 'under-way'
  return behind.some(({ seen }) => seen.doc.stage !== 'refused') ? 'decided' : 'waiting'
}

/** 我作为家人同意过什么. Of the household, only the person who asked is shown. */
export const ownConsents = (async ({ ports, person }) => {
  const { items } = await ports.store.query(CONSENT_LINKS, {
    index: 'byGiver',
    eq: [person.id],
    desc: true,
    limit: LINKS_MAX,
  })
  const own: Own[] = []
  for (const link of items) {
    const at = link.doc.given?.at ?? link.doc.revoked?.givenAt
    if (at === undefined) continue
    const state = await stateOf(ports.store, link)
    own.push({ ref: link.doc.hash, ...link.doc.shown, on: shanghaiDate(at), state })
  }
  return ok({ items: own })
}) satisfies UseCase<'consent.mine'>
