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

/** The applicant's case that waits for its re-examination: it holds no ID numbers, and may go on. */
const reexamining = async (store: Pick<DocStore, 'query'>, applicant: PersonId) => {
  const { items } = await store.query(CASES, { index: 'byApplicant', eq: [applicant], desc: true, limit: CASES_MAX })
  return items.find(({ doc }) => doc.stage === 'refused' || doc.stage === 're-examining')?.id
}

const hashOf = ({ id, doc }: Link): string => id.slice(doc.applicant.length + 1)

/** The id of the case or active file that this consent was given for, as far as there is one. */
export const caseIdBehind = async (store: DocStore, link: Link): Promise<string | undefined> =>
  (await store.get(ID_KEYS, hashOf(link)))?.doc.caseId ?? (await reexamining(store, link.doc.applicant))

/**
 * The live case or active file that this consent was given for, and the member who gave it. `known`: the case to look at when
 * none holds the ID number.
 */
export const caseBehind = async (
  from: Reader,
  link: Link,
  known: string | undefined,
): Promise<{ readonly seen: Stored<CaseSnapshot>; readonly member: MemberKey } | undefined> => {
  const hash = hashOf(link)
  const caseId = (await from.get(ID_KEYS, hash))?.doc.caseId ?? known
  const seen = caseId === undefined ? undefined : await from.get(CASES, caseId)
  if (seen === undefined || seen.doc.applicant !== link.doc.applicant) return undefined
  // the member's key today: a correction may have changed it
  const member = idHashes(seen.doc.declaration).get(hash)
  return member === undefined ? undefined : { seen, member }
}

/** Whether revoking this consent would end the case. */
export const isUnderWay = ({ stage }: Pick<CaseSnapshot, 'stage'>): boolean =>
  moveOf(stage, 'revokeConsent') !== undefined

const stateOf = async (store: DocStore, link: Link): Promise<Own['state']> => {
  if (link.doc.given === undefined) return 'revoked'
  const behind = await caseBehind(store, link, await caseIdBehind(store, link))
  if (behind === undefined || behind.seen.doc.stage === 'refused') return 'waiting'
  return isUnderWay(behind.seen.doc) ? 'under-way' : 'decided'
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
