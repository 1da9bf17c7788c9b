// node config/floor-styles.mjs <folder>: what the built styles in the folder use that the oldest supported phones do not know
// (browserslist in package.json: iOS 12.2, Chrome 78). Exit code 1 when there is anything.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import doiuse from 'doiuse'
import postcss from 'postcss'
import { filesUnder } from './digest.cjs'
import { root } from './rooms.mjs'

/** Known to be harmless on the floor, with the reason. */
const HARMLESS = {
  'css-overflow': 'the values used here are old',
  multicolumn: 'column-gap, here of grids',
  'css-sticky': 'only tables are excepted',
  'css-masks': 'pictures as masks work with the prefix',
  'css-focus-visible': 'phones have no Tab key; the browser’s own outline stays',
  'extended-system-fonts': 'other fonts follow',
  'css-touch-action': 'the signature pad stops scrolling by itself as well',
  'css-paged-media': 'only where a page is printed, from the web on a computer',
  pointer: 'the web on a computer',
}
/** What the table of browsers does not tell apart. */
const MATHS = /(?<![\w-])(?:min|max|clamp)\(/
const UNKNOWN =
  /^(?:inset(?:-|$)|aspect-ratio|(?:margin|padding)-(?:inline|block)|accent-color|translate|scale|rotate)$/

const { browserslist } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const folder = process.argv[2] ?? ''
const sheets = filesUnder(folder).filter((file) => /\.(?:css|wxss)$/.test(file))
/** @type {Set<string>} */
const found = new Set()
for (const sheet of sheets) {
  const css = readFileSync(sheet, 'utf8')
  /** @param {{ feature: string, usage: import('postcss').ChildNode }} use */
  const onFeatureUsage = ({ feature, usage }) => {
    if (feature in HARMLESS) return
    const text = usage.toString().slice(0, 120)
    if (feature === 'css-math-functions' && !MATHS.test(text)) return // minmax() of a grid
    found.add(`${feature}: ${text}`)
  }
  postcss([doiuse({ browsers: browserslist.production, onFeatureUsage })])
    .process(css, { from: sheet })
    .sync()
  postcss.parse(css).walkDecls((decl) => {
    if (UNKNOWN.test(decl.prop) || (decl.prop === 'overflow-wrap' && decl.value === 'anywhere'))
      found.add(`${decl.prop}: ${decl.parent?.toString().slice(0, 120)}`)
    // a gap is allowed beside what makes the element a grid, so that one can see it
    const isGrid = decl.parent?.some(
      (one) => one.type === 'decl' && (/^grid-/.test(one.prop) || /grid/.test(one.value)),
    )
    if (/^(?:row-|column-)?gap$/.test(decl.prop) && isGrid !== true)
      found.add(`gap outside a grid: ${decl.parent?.toString().slice(0, 120)}`)
  })
}
if (sheets.length === 0) throw new Error(`no styles in ${folder}`)
for (const line of found) console.log(line)
if (found.size > 0) process.exitCode = 1
