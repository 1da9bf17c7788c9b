import { routes } from '../call/routes'
import { listBoth, listCities } from './list-both'
import { settleBoth } from './settle-both'

export const bothCitiesRoutes = routes({ 'city.list': listCities, 'city.both': listBoth, 'city.settle': settleBoth })
