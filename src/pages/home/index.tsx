import { Text, View } from '@tarojs/components'

export default function Home() {
  return (
    <View ariaLabel='首页'>
      <Text>工会帮扶</Text>
    </View>
  )
}
