export default definePageConfig({ navigationBarTitleText: '评议委员会' })
