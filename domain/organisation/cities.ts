import * as z from 'zod/mini'
import type { OrgId } from '../kernel/ids'

/** The first city of an installation, and the only one where nothing else is set up: every stored id of a single city begins here. */
export const FIRST_CITY = 'OR-city' as OrgId

/** What tells the cities of an installation apart, mostly the administrative code; it is part of the names of what they store. */
export const CityCode = z.string().check(z.regex(/^[0-9A-Za-z]{4,12}$/))
export const cityOf = (code: string): OrgId => `OR-${code}` as OrgId
export const codeOf = (city: OrgId): string => city.slice('OR-'.length)
