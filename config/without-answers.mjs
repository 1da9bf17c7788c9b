// Leaves out of the functions what only describes their answers.
import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** @param {string} text a file of the contract @returns {string} the same without the property `output` of each call */
const withoutOutputs = (text) => {
  const file = ts.createSourceFile('contract.ts', text, ts.ScriptTarget.Latest, true)
  /** @type {ts.ObjectLiteralElementLike[]} */
  const outputs = []
  /** @param {ts.Node} node */
  const look = (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'output') outputs.push(node)
    else ts.forEachChild(node, look)
  }
  look(file)
  return outputs.reduceRight(
    (rest, { pos, end }) => rest.slice(0, pos) + rest.slice(rest[end] === ',' ? end + 1 : end),
    text,
  )
}

/**
 * The schemas of answers are there for types, documents and tests; no function reads one, and building them took a tenth of a
 * function's start. @type {import('esbuild').Plugin}
 */
export const withoutAnswers = {
  name: 'without-answers',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/domain\/contract\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: withoutOutputs(readFileSync(path, 'utf8')),
      loader: 'ts',
    }))
  },
}
