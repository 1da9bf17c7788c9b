// The minimum of a function in WeChat's cloud: the SDK, and one call of it. Built like the functions, for cold.bench.ts.
import sdk from 'wx-server-sdk'

export const main = async (): Promise<unknown> => {
  sdk.init({})
  sdk.database()
  return sdk.getWXContext()
}
