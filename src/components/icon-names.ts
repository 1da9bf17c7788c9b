// Written by npm run icons.
/** Those that pages show. */
export const ICONS = [
  'alert',
  'back',
  'camera',
  'check',
  'clock',
  'close',
  'done',
  'down',
  'file',
  'id-card',
  'letters',
  'minus',
  'next',
  'pen',
  'person',
  'plus',
  'retake',
  'turn',
  'up',
  'zoom-in',
  'zoom-out',
] as const
export type IconName =
  | 'album'
  | 'alert'
  | 'back'
  | 'building'
  | 'calendar'
  | 'camera'
  | 'card'
  | 'check'
  | 'clock'
  | 'close'
  | 'done'
  | 'down'
  | 'download'
  | 'eye'
  | 'file'
  | 'hardship'
  | 'help'
  | 'home'
  | 'id-card'
  | 'letters'
  | 'lock'
  | 'me'
  | 'message'
  | 'minus'
  | 'money'
  | 'more'
  | 'next'
  | 'notice'
  | 'pen'
  | 'people'
  | 'person'
  | 'phone'
  | 'plus'
  | 'print'
  | 'retake'
  | 'road'
  | 'search'
  | 'send'
  | 'sign'
  | 'trash'
  | 'turn'
  | 'undo'
  | 'up'
  | 'zoom-in'
  | 'zoom-out'

export type ArtName = 'done' | 'inbox' | 'nothing' | 'offline' | 'people' | 'photo-bad' | 'photo-good' | 'search'
