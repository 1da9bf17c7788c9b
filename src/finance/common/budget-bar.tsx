import { type BudgetLine, freeOf } from '@domain/fund/fund'
import { Bar } from '@src/components'
import { yuanText } from '@src/text'
import { fundText } from '@src/text/fund'
import { View } from '@tarojs/components'

type Sum = { readonly allocated: number; readonly held: number; readonly settled: number; readonly free: number }

export const sumOf = (lines: readonly BudgetLine[]): Sum =>
  lines.reduce(
    (sum, line) => ({
      allocated: sum.allocated + line.allocated,
      held: sum.held + line.held,
      settled: sum.settled + line.settled,
      free: sum.free + freeOf(line),
    }),
    { allocated: 0, held: 0, settled: 0, free: 0 },
  )

/** Paid, held and free parts of the allocated amount, in this order. `slim`: beside figures that state them already. */
export const BudgetBar = ({
  allocated,
  held,
  settled,
  slim = false,
}: Pick<Sum, 'allocated' | 'held' | 'settled'> & { readonly slim?: boolean }) => {
  const free = allocated - held - settled
  return (
    <View className={slim ? 'fin-bar-slim' : 'fin-bar'}>
      <Bar
        label={fundText.barLabel(allocated, settled, held, free)}
        parts={[
          { label: fundText.bar.settled, value: settled, tone: 'green', shown: yuanText(settled) },
          { label: fundText.bar.held, value: held, tone: 'amber', shown: yuanText(held) },
          { label: fundText.bar.free, value: free, tone: 'plain', shown: yuanText(free) },
        ]}
        total={allocated}
      />
    </View>
  )
}
