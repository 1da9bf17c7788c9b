import type { Pixels } from '@src/gateway'

// Photos of papers as phones take them, rendered in greys from a seed: the paper, where it lies, the light, the lens, the noise.

export type Kind = 'sharp' | 'tilted' | 'glare' | 'blurred' | 'shaken' | 'dark' | 'half'

type Dice = { readonly from: (low: number, high: number) => number; readonly oneOf: <T>(list: readonly T[]) => T }
const diceOf = (seed: number): Dice => {
  let state = (seed * 2_654_435_761) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    from: (low, high) => low + next() * (high - low),
    oneOf: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
  }
}

type Sheet = { readonly width: number; readonly height: number; readonly at: Float32Array }
const sheetOf = (width: number, height: number, grey: number): Sheet => ({
  width,
  height,
  at: new Float32Array(width * height).fill(grey),
})
const bar = (
  { width, height, at }: Sheet,
  left: number,
  top: number,
  wide: number,
  high: number,
  grey: number,
): void => {
  const [from, to] = [Math.max(0, Math.round(left)), Math.min(width, Math.round(left + wide))]
  for (let y = Math.max(0, Math.round(top)); y < Math.min(height, Math.round(top + high)); y += 1)
    at.fill(grey, y * width + from, y * width + to)
}
const ring = ({ width, at }: Sheet, cx: number, cy: number, radius: number, hole: number, grey: number): void => {
  for (let y = Math.floor(cy - radius); y <= cy + radius; y += 1)
    for (let x = Math.floor(cx - radius); x <= cx + radius; x += 1) {
      const far = Math.hypot(x - cx, y - cy)
      if (far <= radius && far >= hole) at[y * width + x] = grey
    }
}
const INK = 46
/** A line of characters, each of a few strokes. */
const line = (d: Dice, sheet: Sheet, left: number, top: number, size: number, count: number, ink = INK): void => {
  for (let i = 0; i < count; i += 1) {
    const x = left + i * size * 1.15
    for (let stroke = d.oneOf([3, 4, 5]); stroke > 0; stroke -= 1)
      if (d.from(0, 1) < 0.5) bar(sheet, x, top + d.from(0, 0.85) * size, size * d.from(0.5, 0.95), size * 0.12, ink)
      else bar(sheet, x + d.from(0, 0.85) * size, top, size * 0.12, size * d.from(0.5, 0.95), ink)
  }
}

const portrait = (d: Dice): Sheet => {
  const sheet = sheetOf(860, 540, d.from(212, 234))
  for (let row = 0; row < 4; row += 1) line(d, sheet, 60, 60 + row * 75, 34, d.oneOf([6, 8, 10]))
  bar(sheet, 580, 60, 210, 280, d.from(158, 190))
  ring(sheet, 685, 170, 62, 0, 172)
  bar(sheet, 620, 235, 130, 105, 65)
  line(d, sheet, 280, 440, 36, 13)
  return sheet
}
const emblem = (d: Dice): Sheet => {
  const sheet = sheetOf(860, 540, d.from(210, 228))
  ring(sheet, 130, 130, 80, 20, 92)
  line(d, sheet, 260, 70, 54, 8)
  line(d, sheet, 260, 160, 66, 7)
  line(d, sheet, 200, 380, 32, 14)
  line(d, sheet, 200, 450, 32, 16)
  return sheet
}
const page = (d: Dice): Sheet => {
  const sheet = sheetOf(760, 1060, d.from(220, 248))
  line(d, sheet, 200, 70, 44, 7)
  for (let row = 0; row < 22; row += 1) line(d, sheet, 70, 160 + row * 36, 22, d.oneOf([14, 20, 24]))
  ring(sheet, 560, 900, 90, 78, 110)
  line(d, sheet, 505, 890, 22, 5, 110)
  return sheet
}
const register = (d: Dice): Sheet => {
  const sheet = sheetOf(1000, 700, d.from(214, 234))
  for (let row = 0; row <= 8; row += 1) bar(sheet, 40, 90 + row * 68, 920, 4, 96)
  for (let column = 0; column <= 4; column += 1) bar(sheet, 40 + column * 230, 90, 4, 548, 96)
  for (let row = 0; row < 8; row += 1)
    for (let column = 0; column < 4; column += 1)
      line(d, sheet, 60 + column * 230, 112 + row * 68, 26, d.oneOf([2, 4, 6]))
  return sheet
}
const bankCard = (d: Dice): Sheet => {
  const sheet = sheetOf(860, 540, d.from(190, 220))
  line(d, sheet, 60, 60, 46, 6)
  bar(sheet, 80, 190, 110, 84, 186)
  line(d, sheet, 80, 330, 44, 15)
  line(d, sheet, 80, 440, 26, 8)
  return sheet
}
const PAPERS = [portrait, emblem, page, register, bankCard]

type Table = (x: number, y: number) => number
/** What the paper lies on: wood, cloth, stone, or a plain board. */
const table = (d: Dice): Table => {
  const base = d.from(40, 125)
  const [a, b] = [d.from(0.01, 0.05), d.from(0.04, 0.16)]
  return d.oneOf<Table>([
    (x, y) => base + 9 * Math.sin(y * b + 3 * Math.sin(x * a)) + 3 * Math.sin(y * b * 3.1 + x * a),
    (x, y) => base + (Math.sin(x * 0.9) > 0 === Math.sin(y * 0.9) > 0 ? 6 : -6),
    (x, y) => base + ((Math.sin((x >> 1) * 12.9898 + (y >> 1) * 78.233) * 43_758.5453) % 1) * 10,
    () => base,
  ])
}

type Point = readonly [number, number]
type Corners = readonly [Point, Point, Point, Point]
/** The projective map from the photo to the unit square whose corners lie at the given points, as nine numbers. */
const unmap = ([a, b, c, e]: Corners): readonly number[] => {
  const [dx1, dx2, dy1, dy2] = [b[0] - c[0], e[0] - c[0], b[1] - c[1], e[1] - c[1]]
  const [sx, sy] = [a[0] - b[0] + c[0] - e[0], a[1] - b[1] + c[1] - e[1]]
  const under = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / under
  const h = (dx1 * sy - sx * dy1) / under
  const [m0, m1, m2] = [b[0] - a[0] + g * b[0], e[0] - a[0] + h * e[0], a[0]]
  const [m3, m4, m5] = [b[1] - a[1] + g * b[1], e[1] - a[1] + h * e[1], a[1]]
  return [
    ...[m4 - m5 * h, m2 * h - m1, m1 * m5 - m2 * m4],
    ...[m5 * g - m3, m0 - m2 * g, m2 * m3 - m0 * m5],
    ...[m3 * h - m4 * g, m1 * g - m0 * h, m0 * m4 - m1 * m3],
  ]
}

const SQUARE: readonly Point[] = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
]
/** Where the paper lies in the photo: all corners inside, or for half a paper some outside. */
const cornersOf = (d: Dice, kind: Kind, sheet: Sheet, width: number, height: number): Corners => {
  const steep = kind === 'tilted'
  const angle = steep ? d.oneOf([-1, 1]) * d.from(0.15, 0.45) : d.from(-0.1, 0.1)
  const slant = steep ? d.from(0.1, 0.22) : d.from(0, 0.05)
  const far = d.oneOf([0, 1, 2, 3])
  const shape = SQUARE.map(([x, y], i): Point => {
    const shrunk = i === far || i === (far + 1) % 4 ? 1 - slant : 1
    const [u, v] = [x * (sheet.width / 2) * shrunk, y * (sheet.height / 2) * shrunk]
    return [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)]
  })
  const reach = (axis: 0 | 1): number => Math.max(...shape.map((point) => Math.abs(point[axis])))
  const scale = Math.min((width * 0.5) / reach(0), (height * 0.5) / reach(1)) * d.from(0.62, 0.92)
  const room = (axis: 0 | 1, size: number): number => Math.max(0, size * 0.47 - reach(axis) * scale)
  let [ox, oy] = [d.from(-1, 1) * room(0, width), d.from(-1, 1) * room(1, height)]
  if (kind === 'half') {
    const out = d.from(0.12, 0.45)
    const way = d.oneOf([-1, 1])
    if (d.from(0, 1) < 0.5) ox = way * (width / 2 - reach(0) * scale + 2 * reach(0) * scale * out)
    else oy = way * (height / 2 - reach(1) * scale + 2 * reach(1) * scale * out)
  }
  const [a, b, c, e] = shape.map(([x, y]): Point => [width / 2 + ox + x * scale, height / 2 + oy + y * scale])
  return [a, b, c, e] as Corners
}

const taken = (d: Dice, kind: Kind, width: number, height: number, written: Dice): Sheet => {
  const sheet = d.oneOf(PAPERS)(written)
  const under = table(d)
  const [q0 = 0, q1 = 0, q2 = 0, q3 = 0, q4 = 0, q5 = 0, q6 = 0, q7 = 0, q8 = 0] = unmap(
    cornersOf(d, kind, sheet, width, height),
  )
  const photo = sheetOf(width, height, 0)
  const [lx, ly] = [d.from(-0.25, 0.25), d.from(-0.25, 0.25)]
  const [gx, gy] = [d.from(0.35, 0.65) * width, d.from(0.35, 0.65) * height]
  const size = 2 * (d.from(0.06, 0.12) * width) ** 2
  const seen = (x: number, y: number): number => {
    const w = q6 * x + q7 * y + q8
    const [u, v] = [(q0 * x + q1 * y + q2) / w, (q3 * x + q4 * y + q5) / w]
    if (u < 0 || v < 0 || u >= 1 || v >= 1) return under(x, y)
    return sheet.at[Math.floor(v * sheet.height) * sheet.width + Math.floor(u * sheet.width)] ?? 0
  }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const light = 1 + lx * (x / width - 0.5) + ly * (y / height - 0.5)
      const shine = kind === 'glare' ? 190 * Math.exp(-((x - gx) ** 2 + (y - gy) ** 2) / size) : 0
      const grey = (seen(x + 0.25, y + 0.25) + seen(x + 0.75, y + 0.75) + seen(x + 0.25, y + 0.75)) / 3
      photo.at[y * width + x] = Math.min(255, grey * light + shine)
    }
  return photo
}

/** The photo with every point spread by these weights along one direction. */
const spread = ({ width, height, at }: Sheet, weights: readonly number[], stepX: number, stepY: number): Sheet => {
  const to = new Float32Array(at.length)
  const mid = (weights.length - 1) / 2
  weights.forEach((weight, k) => {
    const [dx, dy] = [Math.round((k - mid) * stepX), Math.round((k - mid) * stepY)]
    for (let y = 0; y < height; y += 1) {
      const row = Math.min(height - 1, Math.max(0, y + dy)) * width
      for (let x = 0; x < width; x += 1) {
        const u = x + dx
        const i = row + (u < 0 ? 0 : u >= width ? width - 1 : u)
        to[y * width + x] = (to[y * width + x] as number) + (at[i] as number) * weight
      }
    }
  })
  return { width, height, at: to }
}
const bell = (sigma: number): readonly number[] => {
  const reach = Math.ceil(sigma * 2.5)
  const raw = Array.from({ length: reach * 2 + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)))
  const sum = raw.reduce((all, one) => all + one, 0)
  return raw.map((one) => one / sum)
}
const soft = (photo: Sheet, sigma: number): Sheet => spread(spread(photo, bell(sigma), 1, 0), bell(sigma), 0, 1)

const lens = (d: Dice, kind: Kind, photo: Sheet): Sheet => {
  const good = soft(photo, d.from(0.4, 0.8))
  if (kind === 'blurred') return soft(good, d.from(2.5, 5))
  if (kind !== 'shaken') return good
  const length = Math.round(d.from(9, 18))
  const angle = d.from(0, Math.PI)
  return spread(good, Array<number>(length).fill(1 / length), Math.cos(angle), Math.sin(angle))
}

/** Noise of the sensor, and of a compression in squares of eight pixels. */
const recorded = (d: Dice, kind: Kind, { width, height, at }: Sheet): Sheet => {
  const exposure = kind === 'dark' ? d.from(0.1, 0.28) : d.from(0.82, 1.05)
  const noise = kind === 'dark' ? d.from(3, 7) : d.from(0.5, 5)
  const rough = d.from(0.5, 2.5)
  const across = Math.ceil(width / 8)
  const squares = Float32Array.from({ length: across * Math.ceil(height / 8) * 3 }, () => d.from(-rough, rough))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const square = ((y >> 3) * across + (x >> 3)) * 3
      const [right, down] = [squares[square + 1] as number, squares[square + 2] as number]
      const block = (squares[square] as number) + (right * ((x & 7) - 3.5) + down * ((y & 7) - 3.5)) / 4
      const grain = (d.from(-1, 1) + d.from(-1, 1) + d.from(-1, 1)) * noise
      const i = y * width + x
      at[i] = Math.min(255, Math.max(0, (at[i] as number) * exposure + grain + block))
    }
  return { width, height, at }
}

/** As a canvas draws it smaller: each point is the mean of what lies under it. */
const small = ({ width, height, at }: Sheet, longest: number): Pixels => {
  const scale = Math.max(width, height) / longest
  const [w, h] = [Math.round(width / scale), Math.round(height / scale)]
  const data = new Uint8ClampedArray(w * h * 4).fill(255)
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      let [sum, count] = [0, 0]
      for (let v = Math.floor(y * scale); v < (y + 1) * scale && v < height; v += 1)
        for (let u = Math.floor(x * scale); u < (x + 1) * scale && u < width; u += 1) {
          sum += at[v * width + u] as number
          count += 1
        }
      const i = (y * w + x) * 4
      data[i] = sum / count
      data[i + 1] = sum / count
      data[i + 2] = sum / count
    }
  return { width: w, height: h, data }
}

const SIZES = [
  [640, 480],
  [480, 640],
  [704, 396],
] as const
/**
 * A photo of this kind, made smaller until its longer side has so many points. `written`: seed of what stands on the paper, so
 * that several papers of one form can be photographed alike.
 */
export const aPhoto = (seed: number, kind: Kind, longest: number, written?: number): Pixels => {
  const d = diceOf(seed)
  const [width, height] = d.oneOf(SIZES)
  const text = written === undefined ? d : diceOf(written)
  return small(recorded(d, kind, lens(d, kind, taken(d, kind, width, height, text))), longest)
}
