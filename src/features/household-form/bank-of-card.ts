import { apply } from '@src/text/apply'

/**
 * The banks most workers have a card of, with the first six digits of their common cards. Only a suggestion: a number that is
 * not listed belongs to some other bank or card, and the bank can always be changed.
 */
const BANKS: Readonly<Record<string, string>> = {
  工商银行: '622202 622200 621226 621225 622208 621288 955880 622203 621558 621559 621281 620058',
  农业银行: '622848 622845 622846 622849 622841 622843 622844 622847 623052 622840 621282 621336 623206',
  中国银行:
    '621660 621661 621663 621665 621666 621667 621668 621669 621785 621786 621788 621790 456351 601382 621256 621212',
  建设银行: '621700 622700 436742 621081 621284 621466 621467 621488 621499 622280 623094 621080',
  交通银行: '622260 622261 622262 622258 622259 621069 621436 405512 601428',
  邮储银行:
    '621096 621098 621095 621599 622150 622151 622180 622181 622188 622199 955100 621799 621798 621797 620062 621285 623218',
  招商银行: '622580 622588 621483 621485 621486 622609 622598 410062 468203 512425 524011',
}
export const USUAL_BANKS: readonly string[] = [...Object.keys(BANKS), apply.ruralBank]

const BY_PREFIX: ReadonlyMap<string, string> = new Map(
  Object.entries(BANKS).flatMap(([bank, prefixes]) => prefixes.split(' ').map((prefix) => [prefix, bank] as const)),
)

/** The bank that issued a card with this number, where its first digits are well known. */
export const bankOfCard = (number: string): string | undefined => BY_PREFIX.get(number.replace(/\D/g, '').slice(0, 6))
