import { FILES } from '@cloud/usecases/stored/collections'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

const four = (n: number): number[] => [n & 255, (n >> 8) & 255, 0, 0]
const riff = (...parts: readonly (readonly number[])[]): Uint8Array => {
  const body = [...Buffer.from('WEBP'), ...parts.flat()]
  return Uint8Array.from([...Buffer.from('RIFF'), ...four(body.length), ...body])
}
const chunk = (name: string, body: readonly number[]): number[] => [...Buffer.from(name), ...four(body.length), ...body]
/** A photo saved as WebP on a computer, with the place it was taken at. */
const webPicture = riff(
  chunk('VP8X', [0x0c, 0, 0, 0, 9, 0, 0, 9, 0, 0]),
  chunk('VP8 ', [7, 7, 7, 0x9d, 0x01, 0x2a, ...Array<number>(34).fill(7)]),
  chunk('EXIF', [...Buffer.from('II*\0\x08\0\0\0\0\0GPS 22.5')]),
  chunk('XMP ', [...Buffer.from('<x exif:GPSLatitude="22,34N">')]),
)
/** An iPhone's default picture format (HEIC). */
const newerPhone = Uint8Array.from(Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(32)}GPS 22.5`))

/** A photo as a phone takes it: rotated, and with the place it was taken at. */
const photo = Uint8Array.from([
  ...[0xff, 0xd8, 0xff, 0xe1, 0, 42],
  ...Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 22.5'),
  ...[0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0],
  ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0xd9],
])

const document = Uint8Array.from([
  ...Buffer.from('%PDF-1.7\n4 0 obj<</Filter/DCTDecode>>stream\n'),
  ...photo,
  ...Buffer.from('\nendstream endobj\ntrailer<<>>\n%%EOF'),
])

test.each([
  ['a web picture', webPicture, 'image/webp'],
  ['a document with a photo in it', document, 'application/pdf'],
])('%s uploaded from a computer is stored without the GPS position in its metadata', async (_what, bytes, mime) => {
  const { file } = await town.tell('worker-1', 'file.ticket', { purpose: 'proof', size: bytes.length, mime })
  await town.world.ports.files.receive(file, bytes)
  expect(await town.tell('worker-1', 'file.confirm', { file })).toMatchObject({ mime })
  const kept = Buffer.from((await town.world.ports.files.read(file)) ?? [])
  expect(kept.length).toBeGreaterThan(50)
  expect(kept.toString('latin1')).not.toContain('GPS')
})

test('a HEIC photo is refused and deleted, even if it is declared as another type', async () => {
  const ticket = { purpose: 'proof' as const, size: newerPhone.length, mime: 'image/heic' }
  const refused = { refusal: { code: 'FILE_KIND_WRONG', about: { kind: 'image/heic' } } }
  expect(await town.ask('worker-1', 'file.ticket', ticket)).toMatchObject(refused)
  const { file } = await town.tell('worker-1', 'file.ticket', { ...ticket, mime: 'image/jpeg' })
  await town.world.ports.files.receive(file, newerPhone)
  expect(await town.ask('worker-1', 'file.confirm', { file })).toMatchObject(refused)
  expect(await town.world.ports.files.read(file)).toBeUndefined()
})

test('a photo is stored without its location, whatever phone sent it', async () => {
  const file = await town.upload('worker-1', 'proof', photo)
  const kept = await town.world.ports.files.read(file)
  const text = Buffer.from(kept ?? []).toString('latin1')
  expect(text).not.toContain('GPS')
  expect(text).toContain('\x01\x12\0\x03\0\0\0\x01\0\x06')
  expect((await town.world.ports.store.get(FILES, file))?.doc).toMatchObject({
    state: 'received',
    mime: 'image/jpeg',
    size: kept?.length,
  })
})
