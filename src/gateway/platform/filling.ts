import Taro from '@tarojs/taro'

/** The page on which something has been typed or chosen since it was opened. */
let typedOn: string | undefined

const here = (): string => Taro.getCurrentInstance().router?.path ?? ''

/** Called by every control of a form. */
export const typed = (): void => {
  typedOn = here()
}

/** Whether what stands on the page in front would be lost by opening the app afresh. */
export const isFilling = (): boolean => typedOn !== undefined && typedOn === here()
