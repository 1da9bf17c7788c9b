// Faults planted into the product's code while it is bundled for the simulation, to prove that the simulation finds them. The
// product itself has no hooks for this: each fault replaces pieces of its text, and the build fails when a piece is not found.
import { readFileSync } from 'node:fs'
import { at } from './rooms.mjs'

/**
 * @typedef {{ file: string, find: string, put: string }} Edit
 * @typedef {{ name: string, story: string, edits: Edit[] }} Tooth
 */

/** @type {Tooth[]} */
export const teeth = JSON.parse(readFileSync(at('local/simulation/teeth/teeth.json'), 'utf8'))

/** @param {Edit} edit @param {string} text */
const edited = ({ file, find, put }, text) => {
  if (text.split(find).length !== 2) throw new Error(`${file}: exactly one place was to read: ${find}`)
  return text.replace(find, () => put)
}

/**
 * @param {string} name
 * @returns {import('esbuild').Plugin}
 */
export const planted = (name) => {
  const tooth = teeth.find((each) => each.name === name)
  if (tooth === undefined)
    throw new Error(`no such fault: ${name} (there are ${teeth.map((each) => each.name).join(', ')})`)
  const files = new Set(tooth.edits.map(({ file }) => at(file)))
  return {
    name: 'planted-fault',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!files.has(path)) return undefined
        const edits = tooth.edits.filter(({ file }) => at(file) === path)
        return { contents: edits.reduce((text, edit) => edited(edit, text), readFileSync(path, 'utf8')), loader: 'ts' }
      })
    },
  }
}
