import { FILES } from '@cloud/usecases/collections'
import { aWorld } from '@test/support/ports'
import { aTown, type Town } from '@test/support/town'

let town: Town
beforeEach(async () => {
  town = await aTown(await aWorld())
})
afterEach(() => town.close())

/** A photo as a phone takes it: turned to its side, and with the place it was taken at. */
const photo = Uint8Array.from([
  ...[0xff, 0xd8, 0xff, 0xe1, 0, 42],
  ...Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 22.5'),
  ...[0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xff, 0xd9],
])

test('the place a photo was taken at does not stay in the cloud, whatever phone sent it', async () => {
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
