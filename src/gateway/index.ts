export { ask, type CallOptions, command } from './calls/call'
export { type Command, type Query, useCommand, useQuery } from './calls/use-call'
export { usePages } from './calls/use-pages'
export {
  BEGUN_MAX,
  type BegunForm,
  begunForms,
  begunKey,
  forgetBegun,
  meetBegun,
  newForm,
  saveBegun,
  sendBegun,
} from './drafts/begun-forms'
export { forgetDraft, type IsDraft, type OtherDraft, saveOwnDraft } from './drafts/cloud-draft'
export { type Elsewhere, useElsewhere } from './drafts/other-window'
export { dropDraft, loadDraft, saveDraft } from './drafts/phone-draft'
export { type OwnDraft, useOwnDraft, useSentOnLeaving } from './drafts/use-own-draft'
export { reportFault } from './faults/report-fault'
export { notFetched, watchFaults } from './faults/watch-faults'
export { type Download, download } from './files/download'
export { type LocalFile, type PickKind, pickFiles } from './files/pick'
export { type Pixels, pixelsOf } from './files/pixels'
export { takeAhead, takenAhead } from './files/taken-ahead'
export { type FilePurpose, upload } from './files/upload'
export {
  dropAside,
  letGo,
  noteArrived,
  putBy,
  setAside,
  stillWaiting,
  takeArrived,
  takeBack,
} from './files/waiting-files'
export { dutyPage, pageOfRow } from './navigation/duty-page'
export { back, go, isFirst, replace, useNamed, useParams } from './navigation/go'
export { useAskOnReturn, useOnReturn } from './navigation/on-return'
export { useOnPhone } from './offline-kit/on-phone'
export { useOnline } from './platform/network'
export { addressOf, isWeapp } from './platform/place'
export { copyText, openPrivacyGuide } from './platform/privacy'
export { scan } from './platform/scan'
export { start } from './platform/start'
export { askMessages } from './session/ask-messages'
export { type Away, type Me, reloadMe, useMe, welcome } from './session/me'
export { reloadPolicy, useDemo, usePlaces, usePolicy } from './session/policy'
export { signOut } from './session/sign-out'
export { TYPE_SIZES, type TypeSize, useTypeSize } from './session/type-size'
export { useUnionName } from './session/union-name'
