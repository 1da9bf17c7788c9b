import { declarationOf } from '../../walk/household'
import type { Household, Officer } from './city'
import type { Scene } from './scene'
import { submissionOf } from './worker'

/** 代办: a base union applies for one of its workers, who gets a code to claim the case with. */
export const applyFor = async (scene: Scene, officer: Officer): Promise<void> => {
  const { phone, chance, city } = scene
  const home = chance.one(city.households.filter(({ union }) => union.key === officer.at))
  if (home === undefined) return
  const input = await submissionOf(scene, officer.key, home, 'on-glass')
  // the consent lies on the same photo as the papers
  const consentPaper = input.proofs.flatMap(({ files }) => files).slice(0, 1)
  const done = await phone.ask(officer.key, 'case.submitOnBehalf', { ...input, org: home.union.id, consentPaper })
  if (done.ok) home.claimCode = done.value.claimCode
}

/** 认领: the worker enters name, ID number and code on their own phone; a clumsy one mistypes the code. */
export const claim = async ({ phone, chance, today }: Scene, home: Household): Promise<void> => {
  const { applicant } = declarationOf(home.family, today())
  const code = home.trait === 'clumsy' && chance.often(40) ? '00000000' : (home.claimCode ?? '')
  const answer = await phone.ask(home.worker, 'case.claim', {
    name: applicant.name,
    idNumber: applicant.idNumber,
    code,
  })
  if (answer.ok) home.claimCode = undefined
}
