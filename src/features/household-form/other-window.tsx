import { Banner } from '@src/components'
import type { Elsewhere } from '@src/gateway'
import { apply } from '@src/text/apply'

/** Says that another window of this browser has changed the form, or handed it in. */
export const OtherWindow = ({ elsewhere }: { readonly elsewhere: Elsewhere }) =>
  elsewhere === undefined ? null : (
    <Banner tone='amber' text={apply.otherWindow[elsewhere]} testId={`other-window-${elsewhere}`} />
  )
