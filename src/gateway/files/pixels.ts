import type { LocalFile } from './pick'

/** A picture as a canvas returns it: four bytes a pixel. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: ArrayLike<number> }

type Drawable = { readonly width: number; readonly height: number }
type Pen = {
  drawImage(picture: unknown, x: number, y: number, width: number, height: number): void
  getImageData(x: number, y: number, width: number, height: number): Pixels
}
type PhonePicture = Drawable & { onload: () => void; onerror: () => void; src: string }
type PhoneCanvas = { width: number; height: number; getContext(kind: '2d'): Pen | null; createImage(): PhonePicture }
/** WeChat's canvas outside the page, since base library 2.16.1; other programs that run mini-programs may not have it. */
type WithCanvas = { readonly createOffscreenCanvas?: (about: { readonly type: '2d' }) => PhoneCanvas }
declare const wx: WithCanvas | undefined

const drawn = (canvas: { width: number; height: number }, pen: Pen, picture: Drawable, longest: number): Pixels => {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height, 1))
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

const PATIENCE = 4000
const onPhone = (file: LocalFile, longest: number): Promise<Pixels | undefined> =>
  new Promise((resolve) => {
    const canvas = typeof wx === 'undefined' ? undefined : wx.createOffscreenCanvas?.({ type: '2d' })
    const pen = canvas?.getContext('2d')
    if (canvas === undefined || pen === null || pen === undefined) {
      resolve(undefined)
      return
    }
    const given = setTimeout(() => resolve(undefined), PATIENCE)
    const ended = (pixels: Pixels | undefined): void => {
      clearTimeout(given)
      resolve(pixels)
    }
    const picture = canvas.createImage()
    picture.onerror = () => ended(undefined)
    picture.onload = () => {
      try {
        ended(drawn(canvas, pen, picture, longest))
      } catch {
        ended(undefined)
      }
    }
    picture.src = file.path
  })

const onWeb = async (file: LocalFile, longest: number): Promise<Pixels | undefined> => {
  if (file.blob === undefined) return undefined
  const picture = await createImageBitmap(file.blob, { imageOrientation: 'from-image' })
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return pen === null ? undefined : drawn(canvas, pen as unknown as Pen, picture, longest)
}

/** A small copy of a chosen picture, to look at on this phone. Undefined where that cannot be had: it is no reason to wait. */
export const pixelsOf = async (file: LocalFile, longest: number): Promise<Pixels | undefined> => {
  if (!file.mime.startsWith('image/')) return undefined
  try {
    return await (process.env.TARO_ENV === 'weapp' ? onPhone(file, longest) : onWeb(file, longest))
  } catch {
    return undefined
  }
}
