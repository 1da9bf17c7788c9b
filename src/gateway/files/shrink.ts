import Taro from '@tarojs/taro'
import { type LocalFile, mimeOf } from './pick'

const LONGEST = 1800
const QUALITY = 0.82

const toBlob = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))

// Re-encoding a picture removes its EXIF data, which would reveal where and with what it was taken.
const onWeb = async (file: LocalFile, longest: number): Promise<LocalFile> => {
  if (file.blob === undefined) return file
  // rotated upright; a browser that does not support the option uploads the photo as it is
  const picture = await createImageBitmap(file.blob, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await toBlob(canvas)
  if (blob === null) return file
  return { path: URL.createObjectURL(blob), name: file.name, size: blob.size, mime: 'image/jpeg', blob, small: true }
}

const onPhone = async (file: LocalFile, longest: number): Promise<LocalFile> => {
  const { tempFilePath } = await Taro.compressImage({ src: file.path, quality: 80, compressedWidth: longest })
  const size = Taro.getFileSystemManager().statSync(tempFilePath)
  // the type may have changed: an iPhone's own format becomes a JPEG
  const mime = mimeOf(tempFilePath)
  return {
    ...file,
    small: true,
    path: tempFilePath,
    size: 'size' in size ? Number(size.size) : file.size,
    mime: mime.startsWith('image/') ? mime : 'image/jpeg',
  }
}

/** Shrinks a photo before it is uploaded. A file that is no readable picture stays as it is; the cloud checks its content. */
export const shrink = async (file: LocalFile): Promise<LocalFile> =>
  file.small === true ? file : drawnAnew(file, LONGEST)

const PREVIEW = 320
/** A small copy for a list of pictures. */
export const previewOf = (file: LocalFile): Promise<LocalFile> => drawnAnew(file, PREVIEW)

const drawnAnew = async (file: LocalFile, longest: number): Promise<LocalFile> => {
  if (!file.mime.startsWith('image/')) return file
  try {
    // compared literally, so that the mini-program's build omits the browser's half
    return await (process.env.TARO_ENV === 'weapp' ? onPhone(file, longest) : onWeb(file, longest))
  } catch {
    return file
  }
}
