import { Button, StickyBar } from '@src/components'
import { casePageText } from '@src/text/case-page'
import { View } from '@tarojs/components'
import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { type Acts, toNow } from './panel'

type MainProps = NonNullable<ComponentProps<typeof StickyBar>['main']>
/** What the form on the page gives to the bar: its act, once it can be done, and what is said about it. */
type Put = { readonly main?: MainProps | undefined; readonly said?: string | undefined }
type Bar = { readonly put: Put; readonly set: (put: Put) => void }
const NOTHING: Put = {}
const BarContext = createContext<Bar | undefined>(undefined)

/** The page and its bar: a form in the page puts its act into the bar. */
export const BarScope = ({ children }: { readonly children: ReactNode }) => {
  const [put, set] = useState(NOTHING)
  return <BarContext.Provider value={{ put, set }}>{children}</BarContext.Provider>
}

/** Puts the act of a form where the thumb is. Nothing is drawn in its own place. */
export const InBar = ({ main, said }: Put) => {
  const set = useContext(BarContext)?.set
  const latest = useRef(main)
  latest.current = main
  const { words, busy = false, disabled = false, testId } = main ?? {}
  useEffect(() => {
    const onTap = (): void => latest.current?.onTap()
    set?.({ said, main: words === undefined ? undefined : { words, busy, disabled, testId, onTap } })
  }, [set, said, words, busy, disabled, testId])
  useEffect(() => () => set?.(NOTHING), [set])
  return null
}

/** The foot of a page whose form has but one act. */
export const FormBar = () => {
  const { main, said } = useContext(BarContext)?.put ?? NOTHING
  if (main === undefined && said === undefined) return null
  return <StickyBar main={main}>{said === undefined ? null : <View className='case-hint'>{said}</View>}</StickyBar>
}

type CaseBarProps = {
  readonly acts: Acts
  /** leads on to another case: it takes the place of the main act, which then stands beside 更多 */
  readonly next?: { readonly main: MainProps; readonly said: string } | undefined
}

/** The foot of the page of a case: the one main act, and behind 更多 the others. */
export const CaseBar = ({ acts: { now, others, choose }, next }: CaseBarProps) => {
  const [open, setOpen] = useState(false)
  const { put } = useContext(BarContext) ?? { put: NOTHING }
  const { main, said } = now?.go === undefined ? put : { main: now.go, said: undefined }
  const beside = next === undefined ? undefined : main
  const foot = next ?? { main, said }
  if (foot.main === undefined && foot.said === undefined && others.length === 0) return null
  return (
    <StickyBar
      main={foot.main}
      others={
        others.length === 0 && beside === undefined ? undefined : (
          <>
            {beside !== undefined && (
              <Button kind='quiet' {...beside}>
                {beside.words}
              </Button>
            )}
            {others.length > 0 && (
              <Button kind='quiet' onTap={() => setOpen(!open)} testId='way-more'>
                {open ? casePageText.less : casePageText.otherWays}
              </Button>
            )}
          </>
        )
      }
    >
      {foot.said === undefined ? null : <View className='case-hint'>{foot.said}</View>}
      {open && (
        <View className='case-others'>
          {others.map(({ action, label }) => (
            <Button
              key={action}
              block
              onTap={() => {
                setOpen(false)
                choose(action)
              }}
              testId={`way-${action}`}
            >
              {label}
            </Button>
          ))}
        </View>
      )}
    </StickyBar>
  )
}

/** On a phone, for readers who decide at the end of the page: leads there, and then leaves the form its own button. */
export const BarToForm = ({ acts: { now } }: { readonly acts: Acts }) => {
  const [there, setThere] = useState(false)
  if (now === undefined || there) return null
  const act = now.go ?? {
    words: casePageText.toForm(now.label),
    onTap: () => {
      setThere(true)
      toNow()
    },
    testId: 'bar-to-form',
  }
  return <StickyBar main={act} />
}
