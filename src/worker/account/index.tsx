import type { DraftKey } from '@domain/contract/draft'
import type { OwnCase } from '@domain/contract/views'
import { LONGEST } from '@domain/household/longest'
import { BankCard } from '@domain/kernel/identity-numbers'
import { FileId } from '@domain/kernel/ids'
import { MaybeWords, Name, Words } from '@domain/kernel/text'
import { Banner, fieldsOf, Page, TextInput, Uploader, useTried, wrongsIn } from '@src/components'
import { CardFields } from '@src/features/household-form'
import { useCommand, useMe, useParams } from '@src/gateway'
import { proofText } from '@src/text'
import { accountPage as words } from '@src/text/worker'
import { useState } from 'react'
import * as z from 'zod/mini'
import { Done } from '../done'
import { NoSuchCase } from '../no-such-case'
import { useOwnCase, wantOf } from '../own'
import { SendWithPhotos } from '../send-with-photos'
import { inCloud, useKept } from '../use-said'
import { WithDraft } from '../with-draft'

const Account = z.object({
  bank: z.string(),
  branch: z.string(),
  number: z.string(),
  holder: z.string(),
  proof: z.array(FileId),
})
type Account = z.infer<typeof Account>
const readAccount = (kept: unknown): Account | undefined => Account.safeParse(kept).data
const isAccount = (kept: unknown): boolean => readAccount(kept) !== undefined

const Whole = z.object({
  bank: Words(LONGEST.bank),
  branch: MaybeWords(LONGEST.branch),
  number: BankCard,
  holder: Name,
  proof: FileId,
})

const Form = ({
  own,
  reason,
  onStale,
}: {
  readonly own: OwnCase
  readonly reason: string | undefined
  readonly onStale: () => void
}) => {
  const { me } = useMe()
  const key: DraftKey = `account:${own.id}`
  const empty: Account = { bank: '', branch: '', number: '', holder: me?.name ?? '', proof: [] }
  const { value: account, set, drop } = useKept(inCloud(key), readAccount, empty)
  const [done, setDone] = useState(false)
  const send = useCommand('case.correctAccount')
  const entered = { ...account, proof: account.proof[0] }
  const { shown, passes } = useTried(wrongsIn(Whole, entered, { proof: words.needProof }))
  const field = fieldsOf(account, set, shown)
  const submit = async (): Promise<void> => {
    const whole = Whole.safeParse(entered)
    if (!passes() || !whole.success) return
    const answer = await send.run(whole.data, { caseId: own.id, version: own.version })
    if (!answer.ok) return
    drop()
    setDone(true)
  }
  if (done) return <Done title={words.done} hint={words.doneHint} finished testId='account-done' />
  return (
    <>
      {reason === undefined ? null : <Banner tone='amber' text={words.reason(reason)} />}
      <TextInput label={words.holder} {...field('holder')} maxLength={30} testId='account-holder' />
      <CardFields account={account} set={set} wrongs={shown} />
      <Uploader
        purpose='proof'
        label={words.proof}
        {...field('proof')}
        max={1}
        example={proofText.bankCard.good}
        row={`${key}/proof`}
        testId='account-proof'
      />
      <SendWithPhotos
        rows={[`${key}/proof`]}
        sending={send}
        onSend={submit}
        onStale={onStale}
        label={words.submit}
        testId='submit-account'
      />
    </>
  )
}

/** 更正收款账户: after a failed payment the worker corrects the account, so that the money can be sent again. */
export default function AccountPage() {
  const asked = useOwnCase()
  const { own, reload } = asked
  const { grant } = useParams()
  const want = wantOf(own, 'account', (one) => grant === undefined || grant === '' || one.grant === grant)
  return (
    <Page
      title={own !== undefined && want !== undefined && want.grant === undefined ? words.firstTitle : words.title}
      asked={asked}
      testId='account'
    >
      {own === undefined ? (
        <NoSuchCase />
      ) : (
        <WithDraft draftKey={`account:${own.id}`} isDraft={isAccount}>
          <Form own={own} reason={want?.grant === undefined ? undefined : want.reason} onStale={() => void reload()} />
        </WithDraft>
      )}
    </Page>
  )
}
