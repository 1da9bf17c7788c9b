export default definePageConfig({ navigationBarTitleText: '查看登记' })
