import { membersOf } from '@domain/application/actions'
import { reaches } from '@domain/organisation/roles'
import { acceptSurvey, type SurveyRecord } from '@domain/survey/survey'
import { isOwnHousehold, placeOf } from '../../dispatch/authorise'
import type { OnCase, UseCase } from '../../dispatch/context'
import { appendStep, toApplicant } from '../append'
import { PEOPLE, type PersonDoc } from '../collections'
import { checkFiles, takeFiles } from '../files/take-files'
import { sealSurvey } from './seal-survey'

const SURVEYS = new Set(['base-officer', 'county-reviewer', 'city-reviewer'])

/** An officer of the union or above it, and nobody of the household. */
const isFit = (context: OnCase, person: PersonDoc): boolean =>
  !isOwnHousehold(person, context.case.doc) &&
  person.posts.some((post) => SURVEYS.has(post.role) && reaches(post, placeOf(context.case.doc)))

const frameOf = async (context: OnCase, record: SurveyRecord) => {
  const { doc } = context.case
  const named = await context.ports.store.getMany(PEOPLE, [...new Set(record.surveyors)])
  return {
    today: context.today,
    // a survey ordered anew (objection upheld, refusal fallen) is a new visit
    earliest: doc.survey === undefined ? doc.submittedOn : doc.stageSince,
    fit: named.filter((person) => isFit(context, person.doc)).map((person) => person.doc.id),
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
