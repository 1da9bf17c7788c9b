import path from 'node:path'
import { CityCode } from '@domain/organisation/cities'
import * as z from 'zod/mini'
import { keepJson, readJson } from './keep'

/** The groups of persons on the front page. */
export const GROUPS = ['worker', 'base', 'county', 'city', 'money', 'auditor', 'admin'] as const

/** The part of an address that names a persona: `/as/<persona>/`. */
export const PersonaKey = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))

const Persona = z.object({
  key: PersonaKey,
  name: z.string().check(z.minLength(1), z.maxLength(30)),
  group: z.enum(GROUPS),
  /** what they do and where, in a few words */
  about: z.string().check(z.maxLength(80)),
  /** the code of the city they live in; absent: the first */
  city: z.optional(CityCode),
})
export type Persona = z.infer<typeof Persona>

/** All personas of the desk. On the desk the address replaces the platform in identifying the caller. */
export type DeskPeople = {
  list(): readonly Persona[]
  find(key: string): Persona | undefined
  add(more: readonly Persona[]): void
}

/** The openid WeChat would give the person; here derived from the persona. */
export const openidOf = (key: string): string => `desk-${key}`

export const openDeskPeople = (folder: string): DeskPeople => {
  const file = path.join(folder, 'people.json')
  let all: readonly Persona[] = z.array(Persona).parse(readJson(file) ?? [])
  return {
    list: () => all,
    find: (key) => all.find((persona) => persona.key === key),
    add: (more) => {
      const known = new Set(all.map((persona) => persona.key))
      all = [...all, ...more.filter((persona) => !known.has(persona.key))]
      keepJson(file, all)
    },
  }
}
