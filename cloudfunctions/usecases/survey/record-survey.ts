import { membersOf } from '@domain/application/state'
import { figuresOf } from '@domain/determination/validity'
import type { PlainDate } from '@domain/kernel/plain-date'
import { ok } from '@domain/kernel/result'
import { closest, type Kinship, kinship } from '@domain/organisation/person'
import { reaches } from '@domain/organisation/roles'
import type { Policy } from '@domain/policy/policy'
import { acceptSurvey, type SurveyRecord } from '@domain/survey/survey'
import { placeOf } from '../../dispatch/authorise'
import type { OnCase, UseCase } from '../../dispatch/context'
import { appendStep, dueAt, toApplicant } from '../append'
import { PEOPLE, type PersonDoc } from '../collections'
import { checkFiles, takeFiles } from '../files/take-files'
import { householdOf, type Known, selvesOf } from '../person/selves'
import { sealSurvey } from './seal-survey'

const NOBODY = { own: [], perhaps: [] }
const SURVEYS = new Set(['base-officer', 'county-reviewer', 'city-reviewer'])

type Surveyor = { readonly person: PersonDoc; readonly selves: Known }

/** An officer of the union or above it, and nobody of the household. */
const isFit = (context: OnCase, { person, selves }: Surveyor): boolean =>
  householdOf(context.ports.sealer, person, selves, context.case.doc) === 'two' &&
  person.posts.some((post) => SURVEYS.has(post.role) && reaches(post, placeOf(context.case.doc)))

const surveyorsOf = async ({ ports: { store } }: OnCase, record: SurveyRecord): Promise<readonly Surveyor[]> => {
  const named = await store.getMany(PEOPLE, [...new Set(record.surveyors)])
  return Promise.all(named.map(async ({ doc }) => ({ person: doc, selves: await selvesOf(store, doc) })))
}

/** How many they are, each counted once under whatever accounts; undefined where nobody can say yet. */
const personsAmong = (surveyors: readonly Surveyor[]): number | undefined => {
  const earlier = (i: number): Kinship =>
    closest(surveyors.slice(0, i).map(({ person }) => kinship(surveyors[i]?.selves ?? NOBODY, person.id)))
  const each = surveyors.map((_one, i) => earlier(i))
  return each.includes('asked') ? undefined : each.filter((one) => one === 'two').length
}

const frameOf = async (context: OnCase, record: SurveyRecord, earliest: PlainDate) => {
  const { doc } = context.case
  const surveyors = await surveyorsOf(context, record)
  return {
    today: context.today,
    earliest,
    fit: surveyors.filter((surveyor) => isFit(context, surveyor)).map(({ person }) => person.id),
    unsaid: surveyors.filter(({ person }) => person.said === undefined).length,
    persons: personsAmong(surveyors),
    members: membersOf(doc),
  }
}

/** The record as it may be entered, and the files that come with it. */
const checked = async (context: OnCase, record: SurveyRecord, policy: Policy, earliest: PlainDate) => {
  const signed = record.applicantSignature === undefined ? [] : [record.applicantSignature]
  // asked for in one breath they travel together
  const [frame, photos, signatures] = await Promise.all([
    frameOf(context, record, earliest),
    checkFiles(context, record.photos, ['survey-photo']),
    checkFiles(context, [...record.surveyorSignatures, ...signed], ['signature']),
  ])
  const accepted = acceptSurvey(record, frame, policy)
  if (!accepted.ok) return accepted
  if (!photos.ok) return photos
  if (!signatures.ok) return signatures
  return ok([...photos.value, ...signatures.value])
}

/** 入户调查: the record of two or more surveyors, with pictures and signatures; its figures replace the declared ones. */
export const recordSurvey: UseCase<'survey.record'> = async (context, record) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  // a survey ordered anew (objection upheld, refusal fallen) is a new visit
  const files = await checked(
    context,
    record,
    policy.value,
    doc.survey === undefined ? doc.submittedOn : doc.stageSince,
  )
  if (!files.ok) return files
  return appendStep(
    context,
    {
      kind: 'recordSurvey',
      facts: { record: sealSurvey(context.ports.sealer, record) },
      messages: toApplicant(doc, 'surveyed'),
    },
    policy.value,
    (tx, next) => takeFiles(tx, context, files.value, { caseId: next.id }),
  )
}

/**
 * 再次入户: an open file is visited anew, because its figures grow old or have changed. The city's clock for the decision
 * on them begins; until then the older decision stands.
 */
export const recordSurveyAgain: UseCase<'survey.recordAgain'> = async (context, record) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const { doc } = context.case
  const { determination } = doc
  const files = await checked(
    context,
    record,
    policy.value,
    determination === undefined ? doc.stageSince : figuresOf(determination),
  )
  if (!files.ok) return files
  return appendStep(
    context,
    {
      kind: 'resurvey',
      facts: { record: sealSurvey(context.ports.sealer, record) },
      dueOn: dueAt('determining', context, policy.value),
      messages: toApplicant(doc, 'resurveyed'),
    },
    policy.value,
    (tx, next) => takeFiles(tx, context, files.value, { caseId: next.id }),
  )
}
