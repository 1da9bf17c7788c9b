import * as z from 'zod/mini'

/** The closed lists of the declaration. Their Chinese words are in `domain/paper/words.ts`. */
export const Sex = z.enum(['male', 'female'])
export const Residence = z.enum(['urban-local', 'rural-local', 'urban-elsewhere', 'rural-elsewhere'])
export const Marital = z.enum(['single', 'married', 'divorced', 'widowed'])
export const Employment = z.enum(['employed', 'flexible', 'laid-off', 'retired', 'migrant'])
export const Sector = z.enum([
  'manufacturing',
  'construction',
  'transport',
  'services',
  'education',
  'health',
  'public',
  'agriculture',
  'other',
])
export const Health = z.enum(['good', 'chronic', 'serious-illness', 'disabled'])
export const Insurance = z.enum(['employee', 'resident', 'none'])
export const Cause = z.enum(['illness', 'schooling', 'disability', 'sudden-event', 'accident', 'job-loss', 'other'])
export const HousingKind = z.enum(['own', 'rented', 'public-rental', 'employer', 'relatives', 'self-built'])
export const HomeKind = z.enum(['commercial', 'self-built', 'public-rental', 'shop', 'other'])
export const VehicleKind = z.enum(['car', 'truck', 'motorcycle', 'disability-aid', 'other'])
export const Relation = z.enum(['spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other'])
export const MemberStatus = z.enum(['employed', 'flexible', 'unemployed', 'retired', 'student', 'preschool', 'unable'])
export const SchoolStage = z.enum([
  'kindergarten',
  'primary',
  'junior',
  'senior',
  'vocational',
  'junior-college',
  'bachelor',
  'postgraduate',
])
export type SchoolStage = z.infer<typeof SchoolStage>
export const IncomeKind = z.enum([
  'wages',
  'bonus',
  'allowance',
  'business',
  'support',
  'pension',
  'resident-pension',
  'unemployment',
  'survivor',
  'compensation',
  'interest',
  'dividend',
  'collective',
  'expropriation',
  'rent',
  'gift',
  'union-aid',
  'festival-aid',
])
export type IncomeKind = z.infer<typeof IncomeKind>
export const RigidKind = z.enum(['illness', 'schooling', 'disability', 'sudden-event', 'accident', 'other'])
export type RigidKind = z.infer<typeof RigidKind>
export const AccidentKind = z.enum(['illness', 'injury', 'disaster', 'death', 'other'])
/** 深度困难 / 相对困难 / 意外致困 */
export const HardshipClass = z.enum(['severe', 'relative', 'accident'])
export type HardshipClass = z.infer<typeof HardshipClass>
