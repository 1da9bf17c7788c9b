import { crc32, deflateSync } from 'node:zlib'

export type Picture = 'paper' | 'signature' | 'room' | 'board'

const WIDTH = 360
const HEIGHT = 480

type Colour = readonly [number, number, number]
/** The colour of one pixel of a picture. */
type Paint = (x: number, y: number) => Colour

const PALE: Colour = [250, 248, 243]
const INK: Colour = [96, 92, 88]
const RED: Colour = [178, 52, 46]

const lines = (x: number, y: number): boolean => x > 40 && x < 320 - ((y * 7) % 90) && y > 120 && y < 420 && y % 24 < 7

/** Generated, so that no real papers or homes are shown. */
const PAINTS: Readonly<Record<Picture, Paint>> = {
  paper: (x, y) => {
    if (y > 48 && y < 68 && x > 110 && x < 250) return INK
    if (lines(x, y)) return [196, 192, 186]
    return (x - 270) ** 2 + (y - 400) ** 2 < 1600 && (x - 270) ** 2 + (y - 400) ** 2 > 1200 ? RED : PALE
  },
  signature: (x, y) => {
    const wave = 240 + 60 * Math.sin(x / 24) * Math.cos(x / 53)
    return x > 50 && x < 310 && Math.abs(y - wave) < 4 ? [40, 38, 36] : [255, 255, 255]
  },
  room: (x, y) => {
    if (y > 330) return [203, 184, 160]
    if (x > 60 && x < 160 && y > 80 && y < 200) return [190, 212, 226]
    return x > 200 && x < 330 && y > 240 && y < 330 ? [150, 118, 92] : [236, 228, 214]
  },
  board: (x, y) => {
    if (x < 20 || x > 340 || y < 20 || y > 460) return [122, 86, 58]
    if (x > 100 && x < 260 && y > 120 && y < 360) return y > 140 && y < 156 && x > 130 && x < 230 ? RED : PALE
    return [92, 134, 108]
  },
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

const draw = (paint: Paint): Uint8Array => {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) rows.set(paint(x, y), y * (1 + WIDTH * 3) + 1 + x * 3)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 2, 0, 0, 0], 8) // eight bits, red green blue
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const drawn = new Map<Picture, Uint8Array>()

/** A small PNG of this kind, in place of a photo by a person of the town. */
export const pictureOf = (picture: Picture): Uint8Array => {
  const known = drawn.get(picture) ?? draw(PAINTS[picture])
  drawn.set(picture, known)
  return known
}
