export default definePageConfig({ navigationBarTitleText: '宣传摸底' })
