import { Tap } from '@src/components'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

export type Figure = {
  readonly label: string
  readonly value: ReactNode
  readonly hint?: string
  readonly onTap?: () => void
}

const Inside = ({ label, value, hint }: Figure) => (
  <>
    <Text className='fin-figure-label'>{label}</Text>
    <View className='fin-figure-value'>{typeof value === 'string' ? <Text>{value}</Text> : value}</View>
    {hint !== undefined && <Text className='fin-figure-hint'>{hint}</Text>}
  </>
)

/** A row of figures with labels; a figure that can be opened looks and reads like a link. */
export const Figures = ({ items, hint }: { readonly items: readonly Figure[]; readonly hint?: string }) => (
  <>
    <View className='fin-figures'>
      {items.map((item) =>
        item.onTap === undefined ? (
          <View key={item.label} className='fin-figure'>
            <Inside {...item} />
          </View>
        ) : (
          <Tap key={item.label} className='fin-figure fin-figure-open' onTap={item.onTap}>
            <Inside {...item} />
          </Tap>
        ),
      )}
    </View>
    {hint !== undefined && <View className='fin-hint'>{hint}</View>}
  </>
)
