import { Founding, type FoundingFault, faultsIn } from '@domain/organisation/founding'

type Fault = { readonly union: string; readonly fault: FoundingFault }
type Read =
  | { readonly founding: Founding }
  /** not written as a founding file; the places in it, none when it is no JSON */
  | { readonly misread: readonly string[] }
  | { readonly faults: readonly Fault[] }

/** Undefined also for a file nested so deeply that nothing can read it. */
const parsed = (text: string) => {
  try {
    return Founding.safeParse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** 开通文件, as somebody wrote it. */
export const readFounding = (text: string): Read => {
  const read = parsed(text)
  if (read === undefined) return { misread: [] }
  if (!read.success) return { misread: read.error.issues.map(({ path }) => path.map(String).join('.')) }
  const faults = faultsIn(read.data)
  return faults.length > 0 ? { faults } : { founding: read.data }
}
