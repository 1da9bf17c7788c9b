export default definePageConfig({ navigationBarTitleText: '登记本人信息' })
