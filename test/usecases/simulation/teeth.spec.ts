import { readFileSync } from 'node:fs'
import path from 'node:path'

type Tooth = {
  readonly name: string
  readonly edits: readonly { readonly file: string; readonly find: string; readonly put: string }[]
}

const root = path.resolve(__dirname, '../../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const TEETH = JSON.parse(read('local/simulation/teeth/teeth.json')) as readonly Tooth[]
const KEPT = JSON.parse(read('local/simulation/teeth/kept.json')) as Readonly<Record<string, unknown>>

describe('the planted faults', () => {
  test.each(TEETH.map((tooth) => [tooth.name, tooth] as const))(
    '%s: every piece it replaces stands in the code once',
    (_name, { edits }) => {
      for (const { file, find, put } of edits) {
        expect([file, find, read(file).split(find).length - 1]).toEqual([file, find, 1])
        expect(put).not.toBe(find)
      }
    },
  )

  test('are the only ones for which moves are kept', () => {
    expect(TEETH.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(KEPT)))
  })
})
