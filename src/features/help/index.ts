export { Distance } from './distance'
export { OtherHelp } from './other-help'
