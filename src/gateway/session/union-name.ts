import { useMe } from './me'
import { useCityName } from './policy'

/** Whose service this is: the worker's or the officer's own union, otherwise the city's. */
export const useUnionName = (): string | undefined => {
  const { me, posts } = useMe()
  const city = useCityName()
  return me?.memberOf?.name ?? posts[0]?.org.name ?? city
}
