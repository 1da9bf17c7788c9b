import type { PicturePrint } from '@domain/proof/print'
import type { Pixels } from '@src/gateway'
import { type Grey, greyOf } from './picture-check'

// A perceptual hash: the signs of some waves of the cosine transform, as in the known pHash, but of what is drawn on the paper and
// not of the whole picture. So a copy that was cut a little has the same, and two papers of one form that were photographed alike
// have not, because these waves are as long as a word.

/** A picture is looked at this small, so that copies of other sizes look the same. */
const LONGEST = 160
/** What is drawn is looked at in so many points along each side, and these waves of them are compared. */
const POINTS = 48
const WAVES = { from: 5, count: 8 }

const within = (low: number, x: number, high: number): number => Math.min(high, Math.max(low, x))

/** The brightness between four points. */
const between = ({ width, height, at }: Grey, x: number, y: number): number => {
  const [u, v] = [within(0, x, width - 1.001), within(0, y, height - 1.001)]
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const i = top * width + left
  const along = (from: number): number => (at[from] ?? 0) * (1 - u + left) + (at[from + 1] ?? 0) * (u - left)
  return along(i) * (1 - v + top) + along(i + width) * (v - top)
}

type Part = { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
const FINE = 2
/** A part of the picture in another size: each point is the mean of four within it. */
const resized = (grey: Grey, { x, y }: Part, width: number, height: number): Grey => {
  const at = new Float32Array(width * height)
  const step = { x: (x[1] - x[0]) / width / FINE, y: (y[1] - y[0]) / height / FINE }
  for (let v = 0; v < height * FINE; v += 1)
    for (let u = 0; u < width * FINE; u += 1) {
      const i = Math.floor(v / FINE) * width + Math.floor(u / FINE)
      at[i] = (at[i] ?? 0) + between(grey, x[0] + (u + 0.5) * step.x - 0.5, y[0] + (v + 0.5) * step.y - 0.5) / FINE ** 2
    }
  return { width, height, at }
}

/** Where a share of the whole is reached. */
const reached = (sums: Float64Array, share: number): number => {
  const goal = share * sums.reduce((all, one) => all + one, 0)
  let before = 0
  let i = 0
  while (i < sums.length - 1 && before + (sums[i] ?? 0) < goal) {
    before += sums[i] ?? 0
    i += 1
  }
  return i + (goal - before) / Math.max(1e-9, sums[i] ?? 0)
}

/** The strong edges: those of more than a share of what only a fiftieth of the picture exceeds. */
const STRONG = 0.3
/** Weaker ones are noise: there is nothing on such a picture. */
const FAINT = 12
/** A share of the strong edges that is left out on each side. */
const SHARE = 0.25
/** The middle of where the strong edges lie: the same on a copy that was cut a little, whatever lies beside the paper. */
const drawnOn = ({ width, height, at }: Grey): Part | undefined => {
  const edges = new Float32Array(width * height)
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x
      edges[i] = Math.abs((at[i + 1] ?? 0) - (at[i - 1] ?? 0)) + Math.abs((at[i + width] ?? 0) - (at[i - width] ?? 0))
    }
  const most = Float32Array.from(edges).sort()[Math.floor(edges.length * 0.98)] ?? 0
  if (most < FAINT) return undefined
  const [across, down] = [new Float64Array(width), new Float64Array(height)]
  edges.forEach((edge, i) => {
    if (edge <= most * STRONG) return
    const [x, y] = [i % width, Math.floor(i / width)]
    across[x] = (across[x] ?? 0) + edge
    down[y] = (down[y] ?? 0) + edge
  })
  return {
    x: [reached(across, SHARE), reached(across, 1 - SHARE)],
    y: [reached(down, SHARE), reached(down, 1 - SHARE)],
  }
}

/** How much of a wave there is along a line of points (of the cosine transform). */
const wave = (k: number, count: number, at: (i: number) => number): number => {
  let sum = 0
  for (let i = 0; i < count; i += 1) sum += at(i) * Math.cos((Math.PI * k * (2 * i + 1)) / (2 * count))
  return sum
}

/** What a photo looks like, for comparison with others; undefined when there is next to nothing on it. */
export const printOf = (pixels: Pixels): PicturePrint | undefined => {
  const grey = greyOf(pixels)
  const scale = LONGEST / Math.max(grey.width, grey.height)
  const whole: Part = { x: [0, grey.width], y: [0, grey.height] }
  const small = resized(grey, whole, Math.round(grey.width * scale), Math.round(grey.height * scale))
  const drawn = drawnOn(small)
  if (drawn === undefined) return undefined
  const part = resized(small, drawn, POINTS, POINTS)
  const { from, count } = WAVES
  const rows = new Float64Array(count * POINTS)
  for (let y = 0; y < POINTS; y += 1)
    for (let k = 0; k < count; k += 1)
      rows[k * POINTS + y] = wave(from + k, POINTS, (x) => part.at[y * POINTS + x] ?? 0)
  let print = ''
  for (let k = 0; k < count; k += 1) {
    let row = 0
    for (let j = 0; j < count; j += 1)
      row = row * 2 + (wave(from + j, POINTS, (y) => rows[k * POINTS + y] ?? 0) > 0 ? 1 : 0)
    print += (row + 256).toString(16).slice(1)
  }
  return print
}
