import { dossierNoOf } from '@domain/determination/dossier'

test.each([
  [1, '2026-01-1234567890'],
  [8, '2026-08-1234567890'],
  [112, '2026-112-1234567890'],
])('the dossier number has the year, the number of county %i, and ten digits', (county, expected) => {
  expect(dossierNoOf(2026, county, '12345678901234')).toBe(expected)
})
