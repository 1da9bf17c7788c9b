import { CITY } from '../town/found'
import { OFFICERS } from '../town/officers'
import type { Hand } from '../walk/hand'
import { atOnce } from './at-once'

/** 宣传摸底: the city starts the drive, and every base union puts up the poster and uploads a photo of it. */
export const callOut = async (hand: Hand, year: number, unions: ReadonlyMap<string, string>): Promise<void> => {
  const words = '请每个基层工会在公告栏张贴帮扶政策海报，一个单位都不漏。'
  await hand.tell('city-review-1', 'drive.start', { org: CITY, year, words, until: `${year}-02-28` })
  await atOnce([...unions], 4, async ([key, org]) => {
    const officer = OFFICERS.find((each) => each.at === key)?.key ?? ''
    const photo = await hand.upload(officer, 'drive-photo')
    await hand.tell(officer, 'drive.confirm', { org, year, photo })
  })
}
