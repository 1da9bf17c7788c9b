import { membersOf } from '@domain/application/actions'
import { closest, type Kinship, kinship } from '@domain/organisation/person'
import { reaches } from '@domain/organisation/roles'
import { acceptSurvey, type SurveyRecord } from '@domain/survey/survey'
import { placeOf } from '../../dispatch/authorise'
import type { OnCase, UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
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

const frameOf = async (context: OnCase, record: SurveyRecord) => {
  const { doc } = context.case
  const surveyors = await surveyorsOf(context, record)
  return {
    today: context.today,
    // a survey ordered anew (objection upheld, refusal fallen) is a new visit
    earliest: doc.survey === undefined ? doc.submittedOn : doc.stageSince,
    fit: surveyors.filter((surveyor) => isFit(context, surveyor)).map(({ person }) => person.id),
    unsaid: surveyors.filter(({ person }) => person.said === undefined).length,
    persons: personsAmong(surveyors),
    members: membersOf(doc),
  }
}

/** 入户调查: the record of two or more surveyors, with pictures and signatures; its figures replace the declared ones. */
export const recordSurvey: UseCase<'survey.record'> = async (context, record) => {
  const policy = await context.policy()
  if (!policy.ok) return policy
  const signed = record.applicantSignature === undefined ? [] : [record.applicantSignature]
  // asked for in one breath they travel together
  const [frame, photos, signatures] = await Promise.all([
    frameOf(context, record),
    checkFiles(context, record.photos, ['survey-photo']),
    checkFiles(context, [...record.surveyorSignatures, ...signed], ['signature']),
  ])
  const accepted = acceptSurvey(record, frame, policy.value)
  if (!accepted.ok) return accepted
  if (!photos.ok) return photos
  if (!signatures.ok) return signatures
  return appendStep(
    context,
    {
      kind: 'recordSurvey',
      facts: { record: sealSurvey(context.ports.sealer, record) },
      messages: toApplicant(context.case.doc, 'surveyed'),
    },
    policy.value,
    (tx, next) => takeFiles(tx, context, [...photos.value, ...signatures.value], { caseId: next.id }),
  )
}
