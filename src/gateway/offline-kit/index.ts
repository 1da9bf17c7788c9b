export { CODE_LEAST, CODE_MOST, isCode } from './code'
export { keyRing, openByCode, setCode, whileOpen } from './key-ring'
export { noteOnPhone, type OnPhone, onPhone, useOnPhone, wipe, wipeTaken } from './on-phone'
export { closeCopies } from './open-copies'
export {
  dropPicture,
  keepPicture,
  readDoc,
  showPaper,
  smallPicture,
  takenPaper,
  withPicture,
  writeDoc,
} from './shelf'
export { leaveBehind, takeAlong, takenView } from './take'
export { type Key, useKey } from './use-key'
