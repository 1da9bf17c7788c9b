import { Founding, type FoundingFault, faultsIn, ProvinceFounding } from '@domain/organisation/founding'

type Fault = { readonly union: string; readonly fault: FoundingFault }
type Read =
  | { readonly cities: readonly Founding[]; readonly province?: ProvinceFounding }
  /** not written as a founding file; the places in it, none when it is no JSON */
  | { readonly misread: readonly string[] }
  | { readonly faults: readonly Fault[] }

/** Undefined also for a file nested so deeply that nothing can read it. A file with `cities` is a province's. */
const parsed = (text: string) => {
  try {
    const file = JSON.parse(text) as unknown
    const isProvince = typeof file === 'object' && file !== null && 'cities' in file
    return isProvince ? ProvinceFounding.safeParse(file) : Founding.safeParse(file)
  } catch {
    return undefined
  }
}

/** 开通文件, as somebody wrote it. */
export const readFounding = (text: string): Read => {
  const read = parsed(text)
  if (read === undefined) return { misread: [] }
  if (!read.success) return { misread: read.error.issues.map(({ path }) => path.map(String).join('.')) }
  const cities = 'cities' in read.data ? read.data.cities : [read.data]
  const faults = cities.flatMap(faultsIn)
  if (faults.length > 0) return { faults }
  return 'cities' in read.data ? { cities, province: read.data } : { cities }
}
