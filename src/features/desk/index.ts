export { useKeys } from './keys'
export { useWide } from './wide'
