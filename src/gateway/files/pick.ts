import { chooseMedia, chooseMessageFile } from '../platform/privacy'

/** A file on this phone or computer, not uploaded yet. On the web it includes its bytes. */
export type LocalFile = {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly mime: string
  readonly blob?: Blob
  /** re-encoded already: not to be shrunk again */
  readonly small?: true
}

export type PickKind = 'image' | 'document' | 'table'

// the types are listed one by one, because an iPhone then converts its own photo format to JPEG
const PICTURES = 'image/jpeg,image/png,image/webp'
const ACCEPT: Record<PickKind, string> = {
  image: PICTURES,
  document: `${PICTURES},application/pdf`,
  // endings, because browsers on WPS and Kylin name the types of tables as they like
  table: '.xlsx,.xls,.et,.ods,.csv,.txt',
}

const TABLE_ENDINGS = ['pdf', 'xlsx', 'xls', 'et', 'ods', 'csv', 'txt']

const MIMES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
export const mimeOf = (name: string): string =>
  MIMES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const byBrowser = (kind: PickKind, max: number, camera: boolean): Promise<readonly LocalFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = ACCEPT[kind]
    input.multiple = max > 1
    if (camera) input.setAttribute('capture', 'environment')
    input.style.display = 'none'
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])].slice(0, max)
      input.remove()
      resolve(
        files.map((file) => ({
          path: URL.createObjectURL(file),
          name: file.name,
          size: file.size,
          mime: file.type === '' ? mimeOf(file.name) : file.type,
          blob: file,
        })),
      )
    })
    input.addEventListener('cancel', () => {
      input.remove()
      resolve([])
    })
    document.body.append(input)
    input.click()
  })

const images = async (max: number, camera: boolean): Promise<readonly LocalFile[]> => {
  const chosen = await chooseMedia({
    count: Math.min(max, 9),
    mediaType: ['image'],
    sourceType: camera ? ['camera'] : ['album', 'camera'],
    sizeType: ['compressed'],
  })
  return (chosen?.tempFiles ?? []).map((file) => ({
    path: file.tempFilePath,
    name: nameOf(file.tempFilePath),
    size: file.size,
    mime: mimeOf(file.tempFilePath),
  }))
}

const fromChat = async (max: number): Promise<readonly LocalFile[]> => {
  const chosen = await chooseMessageFile({ count: max, type: 'file', extension: TABLE_ENDINGS })
  return (chosen?.tempFiles ?? []).map((file) => ({
    path: file.path,
    name: file.name,
    size: file.size,
    mime: mimeOf(file.name),
  }))
}

/** Lets the person choose files. An empty list if nothing was chosen or permission was refused. */
export const pickFiles = (kind: PickKind, max: number, camera = false): Promise<readonly LocalFile[]> => {
  // compared literally, so that the mini-program's build omits the browser's half
  if (process.env.TARO_ENV !== 'weapp') return byBrowser(kind, max, camera)
  return kind === 'table' ? fromChat(max) : images(max, camera)
}
