import type { CallInput, CallOutput, CommandName } from '@domain/contract'
import type { Refusal } from '@domain/kernel/result'
import type { CallOptions, Command } from '@src/gateway'
import { isStale } from '@src/text'
import type { ComponentProps, ReactNode } from 'react'
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
  readonly kind?: ComponentProps<typeof Button>['kind'] | undefined
  readonly block?: boolean
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

const SendButton = ({ sending, onSend, label, ready = true, kind = 'primary', block = true, testId }: SendProps) => (
  <Button kind={kind} block={block} disabled={!ready} busy={sending.busy} onTap={() => void onSend()} testId={testId}>
    {label}
  </Button>
)

/** The props with which `Send` runs a command; `input` is false while an answer is missing. */
export const toSend = <N extends CommandName>(
  sending: Command<N>,
  input: CallInput<N> | false,
  onDone?: (value: CallOutput<N>) => unknown,
  options?: CallOptions,
) => ({
  sending,
  ready: input !== false,
  onSend: async (): Promise<void> => {
    if (input === false) return
    const answer = await sending.run(input, options)
    if (answer.ok) await onDone?.(answer.value)
  },
})

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
  /** what the page has to load before the form is shown */
  readonly asked?: ComponentProps<typeof Page>['asked']
  /** whether there is something to send */
  readonly open: boolean
  /** shown instead when there is nothing to send */
  readonly gone: ReactNode
  readonly children: ReactNode
}

/** A page with one form, whose button stays visible. */
export const FormPage = ({ title, lead, pageId, asked, open, gone, children, ...send }: Props) => (
  <Page title={title} lead={lead} testId={pageId} asked={asked} footer={open ? <SendButton {...send} /> : undefined}>
    {open ? children : gone}
    <Refused {...send} />
  </Page>
)
