import type { CaseSnapshot } from '@domain/application/snapshot'
import { CONSENT_TEXT_VERSION, type Consent } from '@domain/consent/consent'
import type { Declaration } from '@domain/household/declaration'
import type { PersonalId } from '@domain/household/personal-id'
import type { IdNumber } from '@domain/kernel/identity-numbers'
import type { MemberKey, PersonId } from '@domain/kernel/ids'
import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { Ports } from '../../ports/index'
import type { Sealer } from '../../ports/world'
import type { InCommand } from '../call/context'
import { spendGuessAt, wrongGuess } from '../call/tries'
import { CONSENT_LINKS, type ConsentLinkDoc } from '../stored/collections'

export const LINK_MS = 7 * 24 * 60 * 60_000

export const linkId = (sealer: Sealer, applicant: PersonId, idNumber: IdNumber): string =>
  `${applicant}:${sealer.hash(idNumber, 'id-number')}`
export const codeHash = (sealer: Sealer, code: string): string => sealer.hash(code, 'code')
export const proofHash = (sealer: Sealer, code: string, lastFour: string): string =>
  sealer.hash(`${code}:${lastFour}`, 'code')

type Proving = { readonly code: string; readonly lastFour: string }

/**
 * The link, for a person who has its code and knows the four digits. Counted before it is checked: five wrong guesses an hour.
 */
export const provenLink = async (context: InCommand, { code, lastFour }: Proving) => {
  const { ports, person, now } = context
  const may = await spendGuessAt(context, 'consent', { target: codeHash(ports.sealer, code) })
  if (!may.ok) return may
  const { items } = await ports.store.query(CONSENT_LINKS, {
    index: 'byHash',
    eq: [codeHash(ports.sealer, code)],
    limit: 1,
  })
  const link = items[0]
  const right = link !== undefined && link.doc.until > now && link.doc.proof === proofHash(ports.sealer, code, lastFour)
  if (!right) return wrongGuess(context, 'consent', 'CONSENT_LINK_WRONG')
  // a person cannot consent for another person, so the applicant's account is refused
  return link.doc.applicant === person.id ? refuse('NOT_ALLOWED') : ok(link)
}

const isGiven = ({ given }: ConsentLinkDoc): boolean => given?.textVersion === CONSENT_TEXT_VERSION

/**
 * Of these ID numbers, those whose owners have consented on their own phones to the current text, at this applicant's request.
 */
export const givenOf = async (
  { store, sealer }: Pick<Ports, 'store' | 'sealer'>,
  applicant: PersonId,
  idNumbers: readonly IdNumber[],
): Promise<readonly IdNumber[]> => {
  const ids = new Map(idNumbers.map((idNumber) => [linkId(sealer, applicant, idNumber), idNumber]))
  const links = await store.getMany(CONSENT_LINKS, [...ids.keys()])
  return links.flatMap(({ id, doc }) => {
    const idNumber = ids.get(id)
    return idNumber !== undefined && isGiven(doc) ? [idNumber] : []
  })
}

/** Whoever has no mainland ID number is not sent a link: its four digits would prove nothing. */
const numbered = (id: PersonalId): id is IdNumber => typeof id === 'string'

/** The first member who consented on their own phone and has taken the consent back; `links` are the members' links. */
const takenBackBy = async (tx: Tx, consents: readonly Consent[], links: ReadonlyMap<MemberKey, string>) => {
  const own = new Set(consents.filter(({ how }) => how === 'own-phone').map(({ member }) => member))
  for (const [member, id] of links) {
    if (!own.has(member)) continue
    const link = await tx.get(CONSENT_LINKS, id)
    if (link === undefined || !isGiven(link.doc)) return member
  }
  return undefined
}

/** Whether the consents given on members' own phones are still valid when the application is written. */
export const stillGiven = async (
  tx: Tx,
  sealer: Sealer,
  applicant: PersonId,
  { members }: Pick<Declaration, 'members'>,
  consents: readonly Consent[],
) => {
  const links = new Map(
    members.flatMap(({ key, idNumber }) =>
      numbered(idNumber) ? [[key, linkId(sealer, applicant, idNumber)] as const] : [],
    ),
  )
  const member = await takenBackBy(tx, consents, links)
  return member === undefined ? ok(true) : refuse('CONSENT_MISSING', { matter: 'crosscheck', member, count: 1 })
}

/** The same for a case that was refused and is to go on: while it was refused, a consent taken back stopped nothing. */
export const stillGivenFor = async (tx: Tx, { applicant, consents, declaration: { members } }: CaseSnapshot) => {
  const links = new Map(members.map(({ key, idNumber }) => [key, `${applicant}:${idNumber.hash}`]))
  return (await takenBackBy(tx, consents, links)) === undefined ? ok(true) : refuse('CONSENT_TAKEN_BACK')
}

/** The members of a household who have consented on their own phones. */
export const confirmedMembers = async (
  ports: Pick<Ports, 'store' | 'sealer'>,
  applicant: PersonId,
  { members }: Pick<Declaration, 'members'>,
): Promise<readonly MemberKey[]> => {
  const given = await givenOf(ports, applicant, members.map(({ idNumber }) => idNumber).filter(numbered))
  return members.filter(({ idNumber }) => numbered(idNumber) && given.includes(idNumber)).map(({ key }) => key)
}
