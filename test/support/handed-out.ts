import type { Town } from './town'

/** What stands behind the address of a file that was handed out. */
export const bytesAt = async ({ world }: Town, url: string): Promise<Uint8Array> => {
  const [, file = ''] = /file\/([^/?]+)/.exec(url) ?? []
  const link = world.ports.files.verifyLink(file, new URL(url, 'http://desk').searchParams.get('t') ?? '')
  const bytes = link === undefined ? undefined : await world.ports.files.read(link.file)
  if (bytes === undefined) throw new Error(`nothing at ${url}`)
  return bytes
}
