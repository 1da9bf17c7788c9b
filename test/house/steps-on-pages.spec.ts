import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallSpec } from '@domain/contract/call'
import { CALLS } from '@domain/contract/index'

const APP = join(__dirname, '../../src')
/** The source of the pages and their components. */
const pages = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(APP, file), 'utf8'))

const steps = Object.entries(CALLS as Record<string, CallSpec>).filter(([, { action }]) => action !== undefined)

test.each(steps.map(([name]) => name))('the step %s is called from at least one page', (name) => {
  expect(pages.some((text) => text.includes(`'${name}'`))).toBe(true)
})

test('more than thirty steps are checked', () => {
  expect(steps.length).toBeGreaterThan(30)
})
