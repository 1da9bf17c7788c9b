// `npm run icons`: writes the pictures of the app as masks into one style sheet, and their names as a type. A mask takes the
// colour of the text beside it, and works in WeChat and on the web alike. src/assets/icons holds icons copied from Lucide with
// their licence, of which only those that a page shows are put in; src/assets/art holds drawings of our own. src/assets/tabs are
// the same icons as pictures of 81×81, as WeChat wants them for its tab bar.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { filesUnder } from './digest.cjs'
import { at } from './rooms.mjs'

/** @param {string} folder the pictures in it, by name */
const picturesIn = (folder) =>
  readdirSync(at(folder))
    .filter((file) => file.endsWith('.svg'))
    .sort()
    .map((file) => ({ name: file.replace(/\.svg$/, ''), svg: readFileSync(at(`${folder}/${file}`), 'utf8') }))

/** @param {string} svg the picture as short as it goes, as an address that a style sheet can hold */
const address = (svg) => {
  const short = svg
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s(?:class|width|height)="[^"]*"(?=[^>]*viewBox)/g, '')
    .replace(/currentColor/g, '#000')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ (?=\/?>)/g, '')
    .trim()
  const signs = { '"': "'", '<': '%3C', '>': '%3E', '#': '%23' }
  return `url("data:image/svg+xml,${short.replace(/["<>#]/g, (sign) => signs[/** @type {keyof typeof signs} */ (sign)])}")`
}

/** `<Icon name='x'>`, `icon='x'`, `icon: 'x'`, and records of icon names */
const USES = [/<Icon\s[^>]*?name=([^>]*)/g, /\bicon[=:]\s*('[\w-]+')/g, /IconName>[^=]*=\s*(\{[^}]*\})/g]
const code = filesUnder(at('src'))
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const named = USES.flatMap((use) => [...code.matchAll(use)].flatMap(([, text = '']) => text.match(/'[\w-]+'/g) ?? []))
const used = new Set(named.map((quoted) => quoted.slice(1, -1)))

const known = picturesIn('src/assets/icons')
const icons = known.filter(({ name }) => used.has(name))
const arts = picturesIn('src/assets/art')

/** @param {string} selector @param {string} svg */
const rule = (selector, svg) => `${selector} {\n  -webkit-mask-image: ${address(svg)};\n}`
const sheet = [
  '// Written by npm run icons. Icons: Lucide (ISC, in part MIT), see src/assets/icons/LICENSE. Drawings: our own.',
  ...icons.map(({ name, svg }) => rule(`.icon-${name}`, svg)),
  ...arts.map(({ name, svg }) => rule(name === 'emblem' ? '.emblem' : `.art-${name}`, svg)),
  '',
].join('\n')

/** @param {string[]} names */
const listed = (names) => names.map((name) => `\n  '${name}',`).join('')
const drawings = arts.map(({ name }) => name).filter((name) => name !== 'emblem')
const types = [
  '// Written by npm run icons.',
  '/** Those that pages show. */',
  `export const ICONS = [${listed(icons.map(({ name }) => name))}\n] as const`,
  `export type IconName =${known.map(({ name }) => `\n  | '${name}'`).join('')}`,
  '',
  `export type ArtName = ${drawings.map((name) => `'${name}'`).join(' | ')}`,
  '',
].join('\n')

const files = { 'src/styles/icons.scss': sheet, 'src/components/icon-names.ts': types }
for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(at(file), text)
  else if (readFileSync(at(file), 'utf8') !== text) throw new Error(`${file} is out of date: npm run icons`)
}
