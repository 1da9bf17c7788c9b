import { type LocalFile, pickFiles } from './pick'

let ahead: { readonly about: string; readonly file: LocalFile } | undefined

/** Takes the photo for a page before that page is opened; resolves to false when none was taken. */
export const takeAhead = async (about: string): Promise<boolean> => {
  const [file] = await pickFiles('image', 1, true)
  ahead = file === undefined ? undefined : { about, file }
  return file !== undefined
}

/** The photo that was taken for the page about this case; a page gets it once. */
export const takenAhead = (about: string): LocalFile | undefined => {
  const file = ahead?.about === about ? ahead.file : undefined
  ahead = undefined
  return file
}
