import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'

/** The page each code opens when it is scanned with WeChat; the page gets the digits as its `scene`. */
const PAGES = { member: 'worker/join-union/index', invitation: 'admin/join/index' } as const

/** 小程序码: for a poster or a message. Without WeChat there is no picture; the digits work all the same. */
export const drawCode = (async ({ ports }, { what, code }) => {
  const picture = await ports.codes.draw(PAGES[what], code)
  return ok(picture === undefined ? {} : { picture: Buffer.from(picture).toString('base64') })
}) satisfies UseCase<'code.picture'>
