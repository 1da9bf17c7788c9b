import { declared } from '@cloud/adapters/wechat/declare'
import { shelfOf } from '@cloud/adapters/wechat/store/layout'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'

test('every collection fits into the indexes that are declared for the platform’s single collection', () => {
  for (const collection of COLLECTIONS) expect(() => shelfOf(collection)).not.toThrow()
})

test('no platform collection has more than ten indexes or is open to clients', () => {
  for (const { indexes, rule } of declared.collections) {
    expect(indexes.length).toBeLessThanOrEqual(10)
    expect(rule).toEqual({ read: false, write: false })
  }
  expect(JSON.parse(declared.storageRule)).toMatchObject({ read: false })
})
