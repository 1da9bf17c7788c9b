import { dossierNoOf } from '@domain/determination/dossier'
import { JURISDICTIONS } from '@domain/organisation/org'

test('the dossier number has the year, the jurisdiction as 01 to 08, and ten digits', () => {
  expect(JURISDICTIONS.map((jurisdiction) => dossierNoOf(2026, jurisdiction, '12345678901234'))).toEqual(
    ['01', '02', '03', '04', '05', '06', '07', '08'].map((no) => `2026-${no}-1234567890`),
  )
})
