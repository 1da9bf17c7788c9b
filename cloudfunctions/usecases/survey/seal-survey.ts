import { SealedSurvey, SurveyRecord } from '@domain/survey/survey'
import type { Sealer } from '../../ports/world'

const WORDS = ['living', 'remark', 'notImputed', 'applicantNotSigned'] as const
type Words = (typeof WORDS)[number]
const contextOf = (field: Words): string => `survey:${field}`
/** All contexts of the survey's sealed texts; a key rotation must reseal the texts of every context. */
export const SURVEY_CONTEXTS: readonly string[] = WORDS.map(contextOf)

type Treat<A, B> = (field: Words, leaf: A) => B
type Spoken<L> = {
  readonly living: L
  readonly remark: L
  readonly notImputed: Readonly<Record<string, L>>
  readonly applicantNotSigned?: L | undefined
}

/** One walk over the survey's free texts, for sealing and for opening. */
const walk = <A, B>(record: Spoken<A>, treat: Treat<A, B>) => ({
  ...record,
  living: treat('living', record.living),
  remark: treat('remark', record.remark),
  notImputed: Object.fromEntries(
    Object.entries(record.notImputed).map(([member, why]) => [member, treat('notImputed', why)]),
  ),
  ...(record.applicantNotSigned === undefined
    ? {}
    : { applicantNotSigned: treat('applicantNotSigned', record.applicantNotSigned) }),
})

/** The survey record as stored, with sealed texts: what was seen in a home must not be readable from a disk. */
export const sealSurvey = (sealer: Sealer, record: SurveyRecord): SealedSurvey =>
  SealedSurvey.parse(walk<string, unknown>(record, (field, text) => ({ sealed: sealer.seal(text, contextOf(field)) })))

/** The survey record with decrypted texts, for persons who may open the case. */
export const openSurvey = (sealer: Sealer, record: SealedSurvey): SurveyRecord =>
  SurveyRecord.parse(
    walk<{ readonly sealed: string }, unknown>(record, (field, { sealed }) => sealer.open(sealed, contextOf(field))),
  )
