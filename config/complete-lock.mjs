// npm omits native binaries of other systems from package-lock.json if they were not installed when the lock was written, and
// `npm ci` then rejects the lock. This script adds them, by name and version, so that one lock works on every system. Run by
// `npm run lock` after any `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'
import { at } from './rooms.mjs'

const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony']
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'arm']

/**
 * @typedef {{ version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[], optionalDependencies?: Record<string, string> }} Locked
 */
/** @type {{ packages: Record<string, Locked> }} */
const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'))

/** @type {{ overrides: Record<string, string> }} */
const { overrides } = JSON.parse(readFileSync(at('package.json'), 'utf8'))

/** @param {string} name e.g. @swc/core-linux-arm-gnueabihf @returns {Pick<Locked, 'os' | 'cpu' | 'libc'>} */
const platformOf = (name) => {
  const words = name.split('/').at(-1)?.split('-') ?? []
  const os = systems.filter((each) => words.includes(each))
  const cpu = processors.filter((each) => words.includes(each))
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) }
}

/**
 * Where Node looks for a package from inside another package, nearest first.
 * @param {string} from @param {string} name
 */
const placesFrom = (from, name) => {
  const places = [`${from}/node_modules/${name}`]
  for (let up = from; up.includes('node_modules/'); ) {
    up = up.slice(0, up.lastIndexOf('node_modules/'))
    places.push(`${up}node_modules/${name}`)
  }
  return places
}

const isExact = (/** @type {string} */ version) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
let added = 0
for (const [from, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const platform = platformOf(name)
    if (!isExact(version) || !platform.os || name in overrides) continue
    const places = placesFrom(from, name)
    const seen = places.find((place) => lock.packages[place])
    if (seen && lock.packages[seen]?.version === version) continue
    // At the top level if the name is free there, otherwise inside the package that needs another version.
    const place = seen ? places[0] : places.at(-1)
    const scope = parent.dev ? { dev: true } : parent.devOptional ? { devOptional: true } : {}
    lock.packages[String(place)] = { version, ...scope, optional: true, ...platform }
    added += 1
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(at('package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} binaries of other systems added`)
