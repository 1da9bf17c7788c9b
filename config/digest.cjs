const { createHash } = require('node:crypto')
const { existsSync, readdirSync, readFileSync, statSync } = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')

/** @param {string} place @returns {string[]} all files below it, in a fixed order */
const filesUnder = (place) => {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)))
}

/** Of all files below these places of the project, and of the settings. @param {string} settings @param {string[]} places */
const digestOf = (settings, places) => {
  const hash = createHash('sha256').update(settings)
  for (const file of places.flatMap((place) => filesUnder(path.join(root, place))))
    hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

module.exports = { digestOf, filesUnder }
