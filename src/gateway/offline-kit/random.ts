import { isWeapp } from '../platform/place'

/** Unpredictable random bytes: the only source for keys, salts and nonces. */
export const randomBytes = (length: number): Promise<Uint8Array> => {
  if (!isWeapp) return Promise.resolve(window.crypto.getRandomValues(new Uint8Array(length)))
  return new Promise((resolve, reject) => {
    wx.getRandomValues({
      length,
      success: ({ randomValues }) => resolve(new Uint8Array(randomValues)),
      fail: reject,
    })
  })
}
