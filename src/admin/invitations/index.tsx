import { OrgId } from '@domain/kernel/ids'
import { Empty, Listed, Page, PaperButton } from '@src/components'
import { useMe, useNamed, useOnReturn, usePages, useParams } from '@src/gateway'
import { unionsText } from '@src/text/unions'
import { View } from '@tarojs/components'
import { placeOf } from '../common/posts'
import { type Invitation, OneInvitation } from './list'
import '../common/admin.scss'

const text = unionsText.invitations
const AT_ONCE = 30

/** What one run prints: those that nobody has a code for; where all are out, the first of the list. */
const toPrint = (items: readonly Invitation[]): readonly Invitation[] => {
  const waiting = items.filter(({ out }) => !out)
  return (waiting.length > 0 ? waiting : items).slice(0, AT_ONCE)
}

/** The invitations that nobody has taken up, of one union or of all that the administrator reaches. */
export default function Invitations() {
  const given = useParams()
  const me = useMe()
  const named = useNamed('org', OrgId)
  const home = placeOf(me.posts, 'administrator')?.id
  const of = given['org'] === undefined ? {} : { org: named.data }
  const skip = given['org'] !== undefined && named.data === undefined
  const list = usePages('invite.list', { ...of, limit: AT_ONCE } as { org?: OrgId; limit: number }, { skip })
  useOnReturn(() => void list.reload())
  const items = list.pages.flatMap((page) => page.items)
  const printed = toPrint(items)
  const at = named.data ?? home
  return (
    <Page
      title={text.title}
      lead={given['name'] ?? text.lead}
      wide
      asked={given['org'] === undefined ? me : [me, named]}
      testId='invitations'
    >
      {at !== undefined && items.length > 0 && (
        <>
          <PaperButton
            name='paper.invitations'
            input={{ org: at, invites: printed.map(({ invite }) => invite) }}
            label={text.print(printed.length)}
            testId='print-invitations'
            onDone={() => void list.reload()}
          />
          <View className='adm-hint'>{text.printHint}</View>
        </>
      )}
      <Listed list={list} count={items.length} lines={6} empty={<Empty title={text.empty} hint={text.emptyHint} />}>
        <View className='adm-cards'>
          {items.map((each) => (
            <OneInvitation key={each.invite} of={each} onGone={() => void list.reload()} />
          ))}
        </View>
      </Listed>
    </Page>
  )
}
