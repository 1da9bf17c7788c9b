export { CODE_LEAST, CODE_MOST, isCode } from './code'
export { keyRecord, openByCode, setCode, whileOpen } from './key-record'
export { noteOnPhone, type OnPhone, onPhone, useOnPhone, wipe, wipeKit } from './on-phone'
export { closeCopies } from './open-copies'
export {
  dropPicture,
  keepPicture,
  lendPaper,
  paperInKit,
  readDoc,
  showPaper,
  smallPicture,
  withPicture,
  writeDoc,
} from './sealed-store'
export { leaveBehind, takeAlong, viewInKit } from './take-along'
export { type Key, useKey } from './use-key'
