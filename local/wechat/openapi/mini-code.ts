import qrcode from 'qrcode-generator'
import { type OpenapiAnswer, WRONG } from './answer'
import { type Interface, isPage, textOf } from './interfaces'
import { greyPng } from './png'

/** Up to 32 visible characters: digits, letters and the listed ones. `%` is not allowed. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const QUIET = 4
const WIDTH = { least: 280, most: 1280, usual: 430 } as const

/**
 * Draws a QR code with the target as its text. WeChat's own codes are round and readable only by its app; any scanner reads
 * this one.
 */
const drawn = (text: string, width: number): OpenapiAnswer => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const each = Math.max(1, Math.floor(width / (count + 2 * QUIET)))
  const margin = Math.floor((width - each * count) / 2)
  const cell = (at: number): number => Math.floor((at - margin) / each)
  const within = (at: number): boolean => at >= 0 && at < count
  const isDark = (x: number, y: number): boolean => within(cell(x)) && within(cell(y)) && code.isDark(cell(y), cell(x))
  return { kind: 'bytes', type: 'image/png', bytes: greyPng(width, isDark) }
}

/** `wxacode.getUnlimited`: a picture of a code that opens a page with a scene. */
export const getUnlimited: Interface = (params, { program }) => {
  const scene = textOf(params, 'scene')
  const page = textOf(params, 'page')
  if (!SCENE.test(scene)) return WRONG.scene
  // a page beginning with a slash, or with a query string, is invalid
  if (page.startsWith('/') || page.includes('?')) return WRONG.page
  if (page !== '' && params['check_path'] !== false && !isPage(program, page)) return WRONG.page
  const width = typeof params['width'] === 'number' ? params['width'] : WIDTH.usual
  if (width < WIDTH.least || width > WIDTH.most) return WRONG.format
  return drawn(`${page}?scene=${encodeURIComponent(scene)}`, Math.round(width))
}
