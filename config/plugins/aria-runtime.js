// The phone's half of aria.js: gives the same attributes their short names in setData.
import { mergeInternalComponents } from '@tarojs/shared'
import components from './aria-attributes'

mergeInternalComponents(components)
