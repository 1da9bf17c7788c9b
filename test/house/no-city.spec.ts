import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeName } from '@domain/organisation/jurisdiction'
import { COUNTIES, JURISDICTIONS } from '@local/town/jiangmen'

const ROOT = join(__dirname, '../..')
const files = ['domain', 'cloudfunctions', 'src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|scss|json|html)$/.test(file))
    .map((file) => join(folder, file)),
)

/** 市直 exists in every city; what the former release stored calls it so. */
const OF_EVERY_CITY = ['direct', '市直']
const words = [...JURISDICTIONS, ...COUNTIES.map(placeName), 'jiangmen', '江门'].filter(
  (word) => !OF_EVERY_CITY.includes(word),
)

test('no part of any city is written in the code: which there are is data of the installation', () => {
  const named = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8').toLowerCase()
    return words.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
  })
  expect(named).toEqual([])
})
