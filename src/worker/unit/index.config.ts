export default definePageConfig({ navigationBarTitleText: '请总工会登记单位' })
