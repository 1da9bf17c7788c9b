import { areAlike, differing, tellsApart } from '@domain/proof/print'
import { printOf } from '@src/components/papers/picture-print'
import type { Pixels } from '@src/gateway'
import { aPhoto, type Kind } from '@test/support/photos'

const LONGEST = 480
const IN_TURN: readonly Kind[] = ['sharp', 'tilted', 'sharp', 'glare']
const SEED = 700_000
const PHOTOS = 24

type Change = (at: (x: number, y: number) => number, width: number, height: number) => Pixels
const drawn = (width: number, height: number, at: (x: number, y: number) => number): Pixels => {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i += 1) {
    const grey = at(i % width, Math.floor(i / width))
    data.fill(grey, i * 4, i * 4 + 3)
  }
  return { width, height, data }
}
/** What compressing anew changes: each square of eight points a little, and each point a little. */
const anew = (x: number, y: number): number =>
  (((x >> 3) * 37 + (y >> 3) * 101) % 7) / 2 - 1.5 + (((x * 71 + y * 131) % 11) / 11 - 0.5) * 5
const scaled =
  (scale: number): Change =>
  (at, width, height) =>
    drawn(Math.round(width * scale), Math.round(height * scale), (x, y) => {
      const [u, v] = [x / scale, y / scale]
      const [left, top] = [Math.min(width - 2, Math.floor(u)), Math.min(height - 2, Math.floor(v))]
      const row = (y0: number): number => at(left, y0) * (1 - u + left) + at(left + 1, y0) * (u - left)
      return row(top) * (1 - v + top) + row(top + 1) * (v - top) + anew(x, y)
    })
const cut =
  (left: number, top: number, right: number, bottom: number): Change =>
  (at, width, height) =>
    drawn(
      Math.round(width * (1 - left - right)),
      Math.round(height * (1 - top - bottom)),
      (x, y) => at(x + Math.round(width * left), y + Math.round(height * top)) + anew(x, y),
    )
const COPIES: Readonly<Record<string, Change>> = {
  compressed: (at, width, height) => drawn(width, height, (x, y) => at(x, y) + anew(x, y)),
  smaller: scaled(0.7),
  darker: (at, width, height) => drawn(width, height, (x, y) => at(x, y) * 0.8 + anew(x, y)),
  'cut a little': cut(0.01, 0.01, 0.01, 0.01),
  'cut on two sides': cut(0.03, 0.02, 0, 0),
}
const copyOf = ({ width, height, data }: Pixels, change: Change): Pixels =>
  change((x, y) => data[(y * width + x) * 4] ?? 0, width, height)
const print = (pixels: Pixels): string => printOf(pixels) ?? 'none'
const kindOf = (i: number): Kind => IN_TURN[i % IN_TURN.length] as Kind
const range = (list: readonly number[]): string => `${Math.min(...list)}–${Math.max(...list)}`

test('copies of a photo are found, other papers of the same form photographed in the same way are not', () => {
  const photos = Array.from({ length: PHOTOS }, (_, i) => aPhoto(SEED + i, kindOf(i), LONGEST))
  const prints = photos.map(print)
  const lines = Object.entries(COPIES).map(([name, change]) => {
    const differences = photos.map((photo, i) => differing(prints[i] ?? '', print(copyOf(photo, change))))
    const found = differences.filter((one) => one <= 12).length
    return { name, found, said: `${name.padEnd(18)}${found}/${PHOTOS} found, bits ${range(differences)}` }
  })
  const forms = Array.from({ length: PHOTOS / 2 }, (_, i) =>
    [1, 2].map((who) => print(aPhoto(SEED + i, 'sharp', LONGEST, SEED + who * 1000 + i))),
  )
  const sameForm = forms.map(([one = '', other = '']) => differing(one, other))
  const others = prints.flatMap((one, i) => prints.slice(i + 1).map((other) => differing(one, other)))
  console.info(
    [
      ...lines.map(({ said }) => said),
      `same form, same framing: bits ${range(sameForm)}`,
      `others: bits ${range(others)}`,
    ].join('\n'),
  )
  const hard = ['smaller', 'cut on two sides']
  for (const { name, found } of lines)
    expect([name, found / PHOTOS >= (hard.includes(name) ? 0.75 : 0.95)]).toEqual([name, true])
  expect(prints.every(tellsApart)).toBe(true)
  expect([...sameForm, ...others].filter((bits) => bits <= 12)).toEqual([])
})

test('an empty picture has no print, whatever its noise, and a picture of one point has none', () => {
  const noisy = drawn(480, 360, (x, y) => 200 + anew(x, y) + x / 40)
  expect([printOf(noisy), printOf(drawn(1, 1, () => 255)), areAlike('f'.repeat(16), '0'.repeat(16))]).toEqual([
    undefined,
    undefined,
    false,
  ])
})
