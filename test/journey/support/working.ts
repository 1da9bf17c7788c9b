import type { Screen } from './browser'
import { photo } from './papers'

/** The visit, all filled in. Ends on the signatures. */
export const survey = async (screen: Screen): Promise<void> => {
  await screen.seesAt('survey-arrived')
  await screen.tap('survey-place-home')
  await screen.picture('base-survey-visit')
  await screen.type('survey-living', '租住两间旧房，家具简单，丈夫卧床。')
  await screen.give('survey-pick', photo('room'))
  await screen.does('see the photo kept', () => screen.page.locator('.tile:visible').first().waitFor())
  await screen.picture('base-survey-photos')
  await screen.tap('all-true')
  await screen.picture('base-survey-true')
}

export const signSurvey = async (screen: Screen): Promise<void> => {
  const glass = screen.page.locator('canvas[data-testid^="sign-"]:visible')
  await glass.first().waitFor()
  // one signer at a time
  for (let signers = 1; signers < 9; signers += 1) {
    const handle = (await glass.first().getAttribute('data-testid')) ?? ''
    await screen.sign(handle)
    if (handle === 'sign-applicant') break
  }
  await screen.picture('base-survey-signatures')
}

/** The committee as entered by the town's own stories. */
const TOWNS_OWN = ['主席甲', '委员乙', '委员丙', '委员丁', '委员戊'] as const
const COMMITTEE = ['高山月', '流水声', '春雨来', '秋月白', '冬青树']

/** The household that the page of the deliberation was opened for. */
const householdOf = (screen: Screen): string => /[?&]id=([^&]+)/.exec(screen.page.url())?.[1] ?? ''

/** Adds the names to the committee, and marks each of them present. */
export const seat = async (screen: Screen, names: readonly string[]): Promise<void> => {
  if ((await screen.at('seat-new').count()) === 0) await screen.tap('seat-more')
  await screen.type('seat-new', names.join('、'))
  await screen.tap('seat-add')
  for (const name of names) await screen.tap(`seat-${name}`)
}

/** Five members of the committee, all in favour; surveyors are recused. */
export const deliberate = async (screen: Screen): Promise<void> => {
  await screen.seesAt('deliberation-place')
  await screen.type('deliberation-place', '工会会议室')
  // unions of the town that have deliberated before already have a committee
  const met = (await screen.at(`seat-${TOWNS_OWN[0]}`).count()) > 0
  const committee = met ? TOWNS_OWN : COMMITTEE
  if (met) for (const name of committee) await screen.tap(`seat-${name}`)
  else await seat(screen, committee)
  await screen.tap(`deliberation-chair-${committee[0] ?? ''}`)
  await screen.tap('ballot-open')
  await screen.tap('kin-asked')
  const id = householdOf(screen)
  await screen.tap(`all-for-${id}`)
  await screen.picture('base-deliberation')
  await screen.tap('deliberation-submit')
  await screen.seesAt('meeting-minutes')
}

export const postNotice = async (screen: Screen): Promise<void> => {
  await screen.upload('notice-photo', photo('board'))
  await screen.picture('base-notice-post')
  await screen.tap('notice-post')
}

/** Leafs through the papers of a new application up to the last, so that it can be accepted. */
export const leafThrough = async (screen: Screen): Promise<void> => {
  await screen.seesAt('paper-check')
  // on a phone the papers open over the page
  if ((await screen.at('papers-open').count()) > 0) await screen.tap('papers-open')
  while ((await screen.at('viewer-next').getAttribute('aria-disabled')) !== 'true') await screen.tap('viewer-next')
  if ((await screen.at('papers-seen').count()) > 0) await screen.tap('papers-seen')
}
