import type { OwnCase, Want } from '@domain/contract/views'
import { isKeyOf } from '@domain/kernel/keys'
import { askMessages, go } from '@src/gateway'
import { counterpartText, dateText, dueText, yuanText } from '@src/text'
import { home } from '@src/text/home'
import { Text, View } from '@tarojs/components'
import { Card } from './plain'

type Asked = {
  readonly key: string
  readonly title: string
  readonly due: string
  readonly act: string
  readonly open: () => void
}

const hitAbout = (counterpart: string): string =>
  isKeyOf(counterpartText, counterpart) ? counterpartText[counterpart].about : counterpart

const wordsOf = (id: OwnCase['id'], want: Want): Omit<Asked, 'key'> => {
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
        ...(want.grant === undefined
          ? wants.firstAccount
          : { title: wants.account.title, due: wants.account.due(want.reason), act: wants.account.act }),
        open: () => go('/worker/account/index', { id, grant: want.grant }),
      }
  }
}

const keyOf = (want: Want): string => `${want.kind}${'grant' in want ? want.grant : ''}${'key' in want ? want.key : ''}`

/** Everything that is asked of the worker now. A payment that the union is looking for is not. */
export const askedOf = ({ id, wants }: OwnCase): readonly (Asked & { readonly want: Want })[] =>
  wants
    .filter((want) => want.kind !== 'receipt' || want.traced !== true)
    .map((want) => {
      const words = wordsOf(id, want)
      const open = (): void => {
        askMessages('follow')
        words.open()
      }
      return { ...words, open, key: keyOf(want), want }
    })

/** One card for each thing the worker has to do, which opens its page with one tap. */
export const WantCards = ({ own }: { readonly own: OwnCase }) => (
  <>
    {askedOf(own).map(({ key, want, title, due, act, open }) => (
      <Card
        key={key}
        tone='urgent'
        title={title}
        label={`${title}，${due}，${act}`}
        testId={`want-${want.kind}`}
        onTap={open}
      >
        <Text>{due}</Text>
        <View className='card-link'>
          <Text>{act}</Text>
        </View>
      </Card>
    ))}
  </>
)
