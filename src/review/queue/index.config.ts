export default definePageConfig({ navigationBarTitleText: '审核清单' })
