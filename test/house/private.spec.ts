import { inventedCard, inventedId, inventedMobile } from '@local/walk/identity'
import { tellsOfPeople } from '@test/support/private'

const told = (line: string): boolean => tellsOfPeople([line], ['谷雨声']).length > 0

test('private data in an address or a log line is detected, while ids, timestamps and tokens are not', () => {
  expect(told(`http://127.0.0.1:1/as/w-he/#/worker/claim/index?id=${inventedId(1, '1984-03-20', 'female')}`)).toBe(true)
  expect(told(`{"mobile":"${inventedMobile(1)}"}`)).toBe(true)
  expect(told(`account ${inventedCard(1)} refused`)).toBe(true)
  expect(told(`#/admin/union/index?name=${encodeURIComponent('谷雨声')}`)).toBe(true)
  expect(told('{"at":1773018000000,"requestId":"01J19912345678901","n":12345678901}')).toBe(false)
  expect(told('file/FL-19900000001abc/x.png?t=19912345678901234567890')).toBe(false)
})
