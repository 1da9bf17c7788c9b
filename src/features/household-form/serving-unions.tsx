import type { CallOutput } from '@domain/contract'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Field, RefusalCard, Row, Skeleton } from '@src/components'
import { useQuery } from '@src/gateway'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'

type Union = CallOutput<'org.search'>['items'][number]
type Props = { readonly jurisdiction: Jurisdiction | undefined; readonly onChoose: (union: Union) => void }

/** 兜底工会: the unions of the area through which a worker without a unit, or whose unit has no union, can apply. */
export const ServingUnions = ({ jurisdiction, onChoose }: Props) => {
  const skip = jurisdiction === undefined
  const { data, refusal } = useQuery('org.search', { text: '', jurisdiction, serving: true, limit: 20 }, { skip })
  if (skip) return <View className='quiet'>{apply.unitServingWhere}</View>
  if (refusal !== undefined) return <RefusalCard refusal={refusal} />
  if (data === undefined) return <Skeleton lines={2} />
  if (data.items.length === 0) return <View className='quiet'>{apply.unitServingNone}</View>
  return (
    <Field label={apply.unitServing}>
      {data.items.map((union) => (
        <Row key={union.id} label={union.name} testId={`serving-${union.id}`} onTap={() => onChoose(union)} />
      ))}
    </Field>
  )
}
