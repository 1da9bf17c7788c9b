import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { askMessages, go } from '@src/gateway'
import { counterpartText, dateText, dueText, yuanText } from '@src/text'
import { home } from '@src/text/home'
import { Text, View } from '@tarojs/components'
import { Card } from './plain'

type Asked = { readonly title: string; readonly due: string; readonly act: string; readonly open: () => void }

const hitAbout = (counterpart: string): string =>
  isKeyOf(counterpartText, counterpart) ? counterpartText[counterpart].about : counterpart

const askedOf = (id: OwnCase['id'], want: Want): Asked => {
  const { wants } = home
  switch (want.kind) {
    case 'correction':
      return {
        title: wants.correction.title,
        due: wants.correction.due(dueText(want.dueOn)),
        act: wants.correction.act,
        open: () => go('/worker/correct/index', { id }),
      }
    case 'hit':
      return {
        title: wants.hit.title(hitAbout(want.counterpart)),
        due: wants.hit.due(dueText(want.dueOn)),
        act: wants.hit.act,
        open: () => go('/worker/explain/index', { id, key: want.key }),
      }
    case 'receipt':
      return {
        title: wants.receipt.title(yuanText(want.amount)),
        due: wants.receipt.due(dateText(want.paidOn)),
        act: wants.receipt.act,
        open: () => go('/worker/receipt/index', { id, grant: want.grant }),
      }
    case 'account':
      return {
        title: wants.account.title,
        due: wants.account.due(want.reason),
        act: wants.account.act,
        open: () => go('/worker/account/index', { id, grant: want.grant }),
      }
  }
}

/** One red card for each thing the worker has to do, which opens its page with one tap. */
export const WantCards = ({ own }: { readonly own: OwnCase }) => (
  <>
    {own.wants.map((want) => {
      const asked = askedOf(own.id, want)
      return (
        <Card
          key={`${want.kind}${'grant' in want ? want.grant : ''}${'key' in want ? want.key : ''}`}
          tone='urgent'
          title={asked.title}
          label={`${asked.title}，${asked.due}，${asked.act}`}
          testId={`want-${want.kind}`}
          onTap={() => {
            askMessages('follow')
            asked.open()
          }}
        >
          <Text>{asked.due}</Text>
          <View className='card-link'>
            <Text>{asked.act}</Text>
          </View>
        </Card>
      )
    })}
  </>
)
