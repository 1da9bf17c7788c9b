import type { Persona } from '../desk/desk-people'
import type { Hand } from '../walk/hand'
import { enrol, memberCode } from '../walk/register'
import { BASE_UNIONS } from './unions'

/** A colleague who has not applied for anything and may read the notices of their union. */
type Bystander = { readonly key: string; readonly name: string; readonly union: string; readonly enrolled: boolean }

/**
 * Two colleagues of applicants, at two unions with a posted notice: one is a member already, the other has only the member
 * code.
 */
const BYSTANDERS: readonly Bystander[] = [
  { key: 'w-tao', name: '陶未晞', union: 'school', enrolled: true },
  { key: 'w-shang', name: '尚无忧', union: 'motor', enrolled: false },
]

const unionName = (key: string): string => BASE_UNIONS.find((union) => union.key === key)?.name ?? ''

/**
 * The officer makes the union's member code, and colleagues who shall be members enter it. Returns their entries for the front
 * page.
 */
export const enrolBystanders = async (hand: Hand, unions: ReadonlyMap<string, string>): Promise<readonly Persona[]> => {
  const personas: Persona[] = []
  for (const { key, name, union, enrolled } of BYSTANDERS) {
    const code = await memberCode(hand, `${union}-1`, unions.get(union) ?? '')
    if (enrolled) await enrol(hand, key, code)
    const now = enrolled ? '已是会员，可提异议' : `还不是会员，会员码 ${code}`
    personas.push({ key, name, group: 'worker', about: `${unionName(union)} · 没有申请 · ${now}` })
  }
  return personas
}
