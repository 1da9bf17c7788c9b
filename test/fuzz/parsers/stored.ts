import { readFileSync } from 'node:fs'
import type { Action } from '@domain/application/action'
import { stepOf } from '@domain/application/steps'
import { upcast } from '@domain/application/upcast'
import { samplesOf } from '@test/support/forms'
// the product uses zod/mini, which cannot read a JSON Schema; this file is in no bundle of the product
import { fromJSONSchema } from 'zod/v4'
import { jsonForm } from '../mutate/json'
import { jsonBytes, jsonIn, type Parser } from '../parser'

type Line = { readonly step: string; readonly version: number; readonly facts: Record<string, unknown> }
const linesOf = (): readonly Line[] =>
  readFileSync('test/house/facts.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

/** Whoever did a step stands in every entry. */
const writerOf = ({ by }: { readonly by?: unknown }): unknown => by ?? { as: 'base-officer', person: 'PE-somebody' }

/** Facts of every version that a step has had: whatever its form allowed is read today. */
const facts: Parser = {
  name: 'stored-entries',
  modules: ['domain/application/upcast.ts'],
  mutate: [jsonForm],
  open: () => {
    const lines = linesOf()
    const forms = new Map(lines.map((line) => [`${line.step} ${line.version}`, fromJSONSchema(line.facts as never)]))
    return {
      samples: lines.flatMap(({ step, version, facts: form }) =>
        samplesOf(form).map((sample) => jsonBytes({ kind: step, version, facts: sample, by: { as: 'base-officer' } })),
      ),
      take: (input) => {
        const entry = jsonIn(input) as
          | { kind?: string; version?: number; facts?: unknown; by?: unknown }
          | null
          | undefined
        if (typeof entry !== 'object' || entry === null) return 'first'
        const form = forms.get(`${entry.kind} ${entry.version}`)
        if (form === undefined) {
          // another release's: unknown here, and never a fault
          if (typeof entry.kind === 'string' && typeof entry.version === 'number' && entry.version >= 1) return 'deeper'
          return 'first'
        }
        if (!form.safeParse(entry.facts).success) return 'deeper'
        const today = upcast({ ...entry, by: writerOf(entry) } as never)
        if (today === undefined) throw new Error(`${entry.kind} ${entry.version} is unknown`)
        return stepOf(entry.kind as Action).facts.safeParse(today.facts).success ? 'accepted' : 'deeper'
      },
    }
  },
}

export const STORED: readonly Parser[] = [facts]
