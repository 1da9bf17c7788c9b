import type { Pixels } from '@src/gateway'

/** What a photo of a paper may suffer from. Each is asked about, and never refused: a person decides. */
export type Fault = 'blurred' | 'dark' | 'cut'

export type Grey = { readonly width: number; readonly height: number; readonly at: Float32Array }

export const greyOf = ({ width, height, data }: Pixels): Grey => {
  const at = new Float32Array(width * height)
  for (let i = 0; i < at.length; i += 1)
    at[i] = 0.299 * (data[i * 4] ?? 0) + 0.587 * (data[i * 4 + 1] ?? 0) + 0.114 * (data[i * 4 + 2] ?? 0)
  return { width, height, at }
}

const BLOCK = 12
type Block = { readonly slope: number; readonly bend: number }

/** First and second differences of each block along one direction, squared and averaged. */
const blocksOf = ({ width, height, at }: Grey, step: number): readonly Block[] => {
  const blocks: Block[] = []
  for (let top = 2; top + BLOCK < height - 1; top += BLOCK)
    for (let left = 2; left + BLOCK < width - 1; left += BLOCK) {
      let slope = 0
      let bend = 0
      for (let y = top; y < top + BLOCK; y += 1)
        for (let x = left; x < left + BLOCK; x += 1) {
          const i = y * width + x
          const before = at[i - step] ?? 0
          const after = at[i + step] ?? 0
          const here = at[i] ?? 0
          slope += ((after - before) / 2) ** 2
          bend += (after - 2 * here + before) ** 2
        }
      blocks.push({ slope: slope / BLOCK ** 2, bend: bend / BLOCK ** 2 })
    }
  return blocks
}

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)

/**
 * The variance of the Laplacian along one direction, divided by that of the slope: an edge blurred twice as much has a quarter
 * of it, whatever its contrast. What the flattest blocks show is noise, and is subtracted first.
 */
const sharpnessAlong = (grey: Grey, step: number): number => {
  const blocks = [...blocksOf(grey, step)].sort((a, b) => a.slope - b.slope)
  const flat = blocks.slice(0, Math.ceil(blocks.length / 8))
  const noise = { slope: mean(flat.map(({ slope }) => slope)), bend: mean(flat.map(({ bend }) => bend)) }
  const edges = blocks.slice(-Math.ceil(blocks.length / 8))
  const slope = mean(edges.map((one) => one.slope)) - noise.slope
  const bend = mean(edges.map((one) => one.bend)) - noise.bend
  // without an edge along this direction nothing can be said
  return slope < 1 ? Number.POSITIVE_INFINITY : Math.max(0, bend) / slope
}

/** A shaken photo is sharp along one direction only, so the worse one counts. */
const sharpnessOf = (grey: Grey): number => Math.min(sharpnessAlong(grey, 1), sharpnessAlong(grey, grey.width))

/** The brightness that only a tenth of the picture exceeds: that of the paper. */
const brightnessOf = ({ at }: Grey): number => levelOf(at, 0.9)

const COARSE = 64
/** A copy of at most `COARSE` points along its longer side, each the mean of its square. */
const coarse = ({ width, height, at }: Grey): Grey => {
  const size = Math.max(1, Math.ceil(Math.max(width, height) / COARSE))
  const small = { width: Math.floor(width / size), height: Math.floor(height / size) }
  const to = new Float32Array(small.width * small.height)
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1) {
      let sum = 0
      for (let v = 0; v < size; v += 1)
        for (let u = 0; u < size; u += 1) sum += at[(y * size + v) * width + x * size + u] ?? 0
      to[y * small.width + x] = sum / size ** 2
    }
  return { ...small, at: to }
}

const sorted = (list: ArrayLike<number>): readonly number[] => Array.from(list).sort((a, b) => a - b)
const levelOf = (list: ArrayLike<number>, share: number): number =>
  sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0

/** The points along the four sides of the picture, side by side. */
const sidesOf = ({ width, height, at }: Grey): readonly (readonly number[])[] => {
  const along = (length: number, index: (i: number) => number): readonly number[] =>
    Array.from({ length }, (_, i) => at[index(i)] ?? 0)
  return [
    along(width, (x) => x),
    along(width, (x) => (height - 1) * width + x),
    along(height, (y) => y * width),
    along(height, (y) => y * width + width - 1),
  ]
}

/** Least difference between a paper and what it lies on; with less, nothing is said about edges. */
const CONTRAST = 30

/** Shares of the four sides that are as bright as the paper: there the paper goes on outside the picture. */
const coveredSides = (grey: Grey): readonly number[] => {
  const small = coarse(grey)
  const sides = sidesOf(small)
  const paper = levelOf(small.at, 0.85)
  const table = levelOf(sides.flat(), 0.2)
  if (paper - table < CONTRAST) return [0, 0, 0, 0]
  const limit = table + (paper - table) * 0.6
  return sides.map((side) => side.filter((one) => one > limit).length / side.length)
}

export type Measured = { readonly sharpness: number; readonly brightness: number; readonly sides: readonly number[] }
export const measure = (pixels: Pixels): Measured => {
  const grey = greyOf(pixels)
  return { sharpness: sharpnessOf(grey), brightness: brightnessOf(grey), sides: coveredSides(grey) }
}

/** Set on thirty rendered photos; `test/ui/papers/picture-check.spec.ts` measures them on others. */
const LIMIT = { sharpness: 1.1, brightness: 90, side: 0.2 }

export const faultsIn = ({ sharpness, brightness, sides }: Measured): readonly Fault[] => {
  const touched = sides.filter((share) => share >= LIMIT.side).length
  return [
    ...(brightness < LIMIT.brightness ? (['dark'] as const) : []),
    // in the dark nothing can be said about edges
    ...(brightness >= LIMIT.brightness && sharpness < LIMIT.sharpness ? (['blurred'] as const) : []),
    // a paper that fills the whole picture has no edges to see
    ...(touched > 0 && touched < 4 ? (['cut'] as const) : []),
  ]
}
