// Replaces `@tarojs/components` in the web build (alias in config/index.ts); the mini-program uses WeChat's own. Must contain
// only re-exports, because Taro's bundler plugin drops everything else the file imports. Canvas, Image and the controls contain
// no children of ours, so Taro cannot move any.
export { Button, Canvas, Image, Input, Picker, Textarea } from '@tarojs/components/lib/react'
export { Text, View } from './elements'
