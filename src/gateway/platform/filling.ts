import Taro from '@tarojs/taro'

/** The page on which something was typed or chosen since it was opened. */
let typedOn: string | undefined

const here = (): string => Taro.getCurrentInstance().router?.path ?? ''

/** Called by every control of a form. */
export const typed = (): void => {
  typedOn = here()
}

/** Whether a reload would lose input on the visible page. */
export const isFilling = (): boolean => typedOn !== undefined && typedOn === here()
