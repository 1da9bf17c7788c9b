import type { Refusal } from '@domain/kernel/result'
import { isStale } from '@src/text'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Page } from './page'
import { RefusalCard } from './plain'

type Sending = { readonly busy: boolean; readonly refusal: Refusal | undefined; readonly clear: () => void }
type Sent = {
  /** state of the command */
  readonly sending: Sending
  readonly onSend: () => Promise<void>
  /** reloads the data from which the form was prefilled, when the data have changed since */
  readonly onStale?: (() => void) | undefined
}
type SendProps = Sent & {
  readonly label: string
  readonly ready?: boolean
  readonly kind?: 'primary' | 'danger' | undefined
  readonly testId: string
}

/** The refusal of a form. Its retry button resends a failed request, or reloads the data that have changed. */
const Refused = ({ sending, onSend, onStale }: Sent) => {
  const { refusal, clear } = sending
  if (refusal === undefined) return null
  const stale = (): void => {
    clear()
    onStale?.()
  }
  return <RefusalCard refusal={refusal} onRetry={isStale(refusal) ? onStale && stale : () => void onSend()} />
}

const SendButton = ({ sending, onSend, label, ready = true, kind = 'primary', testId }: SendProps) => (
  <Button kind={kind} block disabled={!ready} busy={sending.busy} onTap={() => void onSend()} testId={testId}>
    {label}
  </Button>
)

/** The end of a form: refusal and send button. */
export const Send = (props: SendProps) => (
  <>
    <Refused {...props} />
    <SendButton {...props} />
  </>
)

type Props = SendProps & {
  readonly title: string
  readonly lead: string
  readonly pageId?: string | undefined
  /** what the page shows is still loading, or was refused */
  readonly loading?: boolean
  readonly refusal?: Refusal | undefined
  /** whether there is something to send */
  readonly open: boolean
  /** shown instead when there is nothing to send */
  readonly gone: ReactNode
  readonly children: ReactNode
}

/** A page with one form, whose button stays visible. */
export const FormPage = ({ title, lead, pageId, loading = false, refusal, open, gone, children, ...send }: Props) => (
  <Page
    title={title}
    lead={lead}
    testId={pageId}
    loading={loading}
    refusal={refusal}
    onRetry={send.onStale}
    footer={open ? <SendButton {...send} /> : undefined}
  >
    {open ? children : gone}
    <Refused {...send} />
  </Page>
)
