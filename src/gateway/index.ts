export {
  BEGUN_MAX,
  type BegunForm,
  begunForms,
  begunKey,
  forgetBegun,
  keepBegun,
  meetBegun,
  newForm,
  sendBegun,
} from './begun-forms'
export { ask, command } from './call'
export { forgetDraft, type IsDraft, keepDraft, type OtherDraft } from './cloud-draft'
export { download } from './download'
export { dropDraft, loadDraft, saveDraft } from './drafts'
export { reportFault } from './fault'
export { type Query, useCommand, useQuery } from './hooks'
export { useLargeType } from './large-type'
export { type Away, type Me, reloadMe, useMe, welcome } from './me'
export { askMessages } from './messages'
export { back, go, replace, useParams } from './nav'
export { useOnline } from './network'
export { useAskOnReturn, useOnReturn, usePages } from './pages'
export { type LocalFile, type PickKind, pickFiles } from './pick'
export { addressOf, isWeapp } from './place'
export { reloadPolicy, useDemo, usePolicy } from './policy'
export { copyText, openPrivacyGuide } from './privacy'
export { scan } from './scan'
export { signOut } from './sign-out'
export { start } from './start'
export { useOnPhone } from './taking/wipe'
export { type FilePurpose, upload } from './upload'
export { type OwnDraft, useOwnDraft } from './use-own-draft'
export { letGo, noteArrived, putBy, stillWaiting, takeArrived } from './waiting-files'
export { notFetched, watchFaults } from './watch'
