export { letGo, useKeys } from './keys'
export { useWide } from './wide'
