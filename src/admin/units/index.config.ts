export default definePageConfig({ navigationBarTitleText: '找不到单位的职工' })
