import type { FileId } from '@domain/kernel/ids'
import { whoAndWhere } from './support/applying'
import type { Screen } from './support/browser'
import { stage } from './support/town'

jest.setTimeout(300_000)

const { desk, open } = stage()

/** A wide picture as the browser draws it, its left half red and its right half blue. */
const drawn = async (screen: Screen, type: string): Promise<Buffer> =>
  Buffer.from(
    await screen.page.evaluate(async (kind) => {
      const canvas = document.createElement('canvas')
      canvas.width = 400
      canvas.height = 200
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('no pen')
      pen.fillStyle = '#ff0000'
      pen.fillRect(0, 0, 200, 200)
      pen.fillStyle = '#0000ff'
      pen.fillRect(200, 0, 200, 200)
      return canvas.toDataURL(kind).split(',')[1] ?? ''
    }, type),
    'base64',
  )

/** What the phone writes: to be turned by a quarter, and where it was taken. */
const NOTES = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 22.5N', 'latin1')
const turnedJpeg = (bare: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), NOTES])
  const length = body.length + 2
  return Buffer.concat([
    bare.subarray(0, 2),
    Buffer.from([0xff, 0xe1, length >> 8, length & 255]),
    body,
    bare.subarray(2),
  ])
}

/** How the browser shows it: size, and the colours of its upper and lower end. */
const looks = (screen: Screen, bytes: Buffer, mime: string): Promise<unknown> =>
  screen.page.evaluate(
    async ([data, kind]) => {
      const image = new Image()
      image.src = `data:${kind};base64,${data}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const pen = canvas.getContext('2d')
      pen?.drawImage(image, 0, 0)
      const colour = (y: number): string => {
        const [red = 0, , blue = 0] = pen?.getImageData(canvas.width / 2, y, 1, 1).data ?? []
        return red > blue ? 'red' : 'blue'
      }
      return [canvas.width, canvas.height, colour(5), colour(canvas.height - 5)]
    },
    [bytes.toString('base64'), mime] as const,
  )

const UPRIGHT = [200, 400, 'red', 'blue']

/** As it lies in the cloud, fetched like a reviewer's browser does. */
const stored = async (worker: string, file: FileId): Promise<Buffer> => {
  const { url } = await desk().get(worker, 'file.link', { file })
  return Buffer.from(await (await fetch(new URL(url, `${desk().base}as/${worker}/`))).arrayBuffer())
}

test('a photo taken sideways is stored upright and without its location', async () => {
  const worker = await desk().newcomer('容与舟')
  const screen = await open(worker)
  const photo = turnedJpeg(await drawn(screen, 'image/jpeg'))
  expect(await looks(screen, photo, 'image/jpeg')).toEqual(UPRIGHT)
  // sent as it is, by a program that does not draw it anew
  const ticket = { purpose: 'proof', size: photo.length, mime: 'image/jpeg' } as const
  const { file, put } = await desk().get(worker, 'file.ticket', ticket)
  await desk().put(worker, put.via === 'https' ? put.path : '', photo)
  await desk().get(worker, 'file.confirm', { file })
  const kept = await stored(worker, file)
  expect(kept.toString('latin1')).not.toContain('GPS')
  expect(await looks(screen, kept, 'image/jpeg')).toEqual(UPRIGHT)
})

const ISSUED = /"file":"(FI-[\w-]+)","mime"/

/** Chooses the picture; answers which file the cloud took it as. */
const sending = async (screen: Screen, file: Parameters<Screen['upload']>[1]): Promise<FileId> => {
  let id: string | undefined
  await Promise.all([
    screen.page.waitForResponse(async (reply) => {
      const told = ISSUED.exec(await reply.text().catch(() => ''))
      id = told?.[1] ?? id
      return told !== null
    }),
    screen.upload('proof-idCard', file),
  ])
  return id as FileId
}

test('each kind of picture chosen from a folder is stored upright and without metadata, or refused with advice', async () => {
  const worker = await desk().newcomer('陆沉香')
  const screen = await open(worker, { width: 320 })
  const photo = turnedJpeg(await drawn(screen, 'image/jpeg'))
  const web = await drawn(screen, 'image/webp')
  await screen.tap('go-apply')
  await whoAndWhere(screen)
  await screen.page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((one) => one.endsWith('draft:apply'))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { data: { step: number } }
      kept.data.step = 10
      localStorage.setItem(key, JSON.stringify(kept))
    }
  })
  await screen.reload()
  await screen.seesAt('step-proofs')
  const first = await sending(screen, { name: 'side.jpg', mimeType: 'image/jpeg', buffer: photo })
  const second = await sending(screen, { name: 'saved.webp', mimeType: 'image/webp', buffer: web })
  const kept = await stored(worker, first)
  expect(kept.toString('latin1')).not.toMatch(/Exif|GPS/)
  expect(await looks(screen, kept, 'image/jpeg')).toEqual(UPRIGHT)
  expect((await stored(worker, second)).toString('latin1')).not.toMatch(/Exif|XMP/)
  const heic = Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(64)}`, 'latin1')
  await screen.give('proof-idCard-pick', { name: 'IMG_1.HEIC', mimeType: 'image/heic', buffer: heic })
  await screen.sees(/这种手机照片在电脑上打不开/)
  await screen.picture('worker-apply-heic-320')
})
