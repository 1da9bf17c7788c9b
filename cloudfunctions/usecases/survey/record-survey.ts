import { placeOf } from '@domain/application/snapshot'
import { ok } from '@domain/kernel/result'
import { closest, type Kinship, kinship } from '@domain/organisation/person'
import { reaches } from '@domain/organisation/roles'
import type { SurveyRecord } from '@domain/survey/survey'
import type { OnCase, UseCase } from '../call/context'
import { checkFiles } from '../files/take-files'
import { householdOf, type Known, selvesOf } from '../person/selves'
import { doStep } from '../step/do-step'
import { PEOPLE, type PersonDoc } from '../stored/collections'
import { sealSurvey } from './seal-survey'

const NOBODY = { own: [], perhaps: [] }
const SURVEYS = new Set(['base-officer', 'county-reviewer', 'city-reviewer'])

type Surveyor = { readonly person: PersonDoc; readonly selves: Known }

/** A surveyor must be an officer of the union or above it, and no member of the household. */
const isFit = (context: OnCase, { person, selves }: Surveyor): boolean =>
  householdOf(context.ports.sealer, person, selves, context.case.doc) === 'two' &&
  person.posts.some((post) => SURVEYS.has(post.role) && reaches(post, placeOf(context.case.doc)))

const surveyorsOf = async ({ ports: { store } }: OnCase, record: SurveyRecord): Promise<readonly Surveyor[]> => {
  const named = await store.getMany(PEOPLE, [...new Set(record.surveyors)])
  return Promise.all(named.map(async ({ doc }) => ({ person: doc, selves: await selvesOf(store, doc) })))
}

/**
 * The number of surveyors, counted as persons whatever accounts they use; undefined while a question about two accounts is
 * open.
 */
const personsAmong = (surveyors: readonly Surveyor[]): number | undefined => {
  const earlier = (i: number): Kinship =>
    closest(surveyors.slice(0, i).map(({ person }) => kinship(surveyors[i]?.selves ?? NOBODY, person.id)))
  const each = surveyors.map((_one, i) => earlier(i))
  return each.includes('asked') ? undefined : each.filter((one) => one === 'two').length
}

/** The named surveyors, the sealed record, and its files; requested in parallel. */
const lookedUp = async (context: OnCase, record: SurveyRecord) => {
  const signed = record.applicantSignature === undefined ? [] : [record.applicantSignature]
  const [surveyors, photos, signatures] = await Promise.all([
    surveyorsOf(context, record),
    checkFiles(context, record.photos, ['survey-photo']),
    checkFiles(context, [...record.surveyorSignatures, ...signed], ['signature']),
  ])
  const known = {
    fit: surveyors.filter((surveyor) => isFit(context, surveyor)).map(({ person }) => person.id),
    unsaid: surveyors.filter(({ person }) => person.said === undefined).length,
    persons: personsAmong(surveyors),
  }
  const visit = { surveyors: known, sealed: sealSurvey(context.ports.sealer, record) }
  // the first refusal is returned
  const both = photos.ok && signatures.ok ? ok([...photos.value, ...signatures.value]) : undefined
  return { look: () => visit, files: both ?? (photos.ok ? signatures : photos) }
}

/** 入户调查: the record of two or more surveyors, with photos and signatures; its figures replace the declared ones. */
export const recordSurvey = (async (context, said) =>
  doStep(context, 'recordSurvey', { said, ...(await lookedUp(context, said)) })) satisfies UseCase<'survey.record'>

/** 再次入户: a new visit on an open file, because its figures have expired or changed. */
export const recordSurveyAgain = (async (context, said) =>
  doStep(context, 'resurvey', { said, ...(await lookedUp(context, said)) })) satisfies UseCase<'survey.recordAgain'>
