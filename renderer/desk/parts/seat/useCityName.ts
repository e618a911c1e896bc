// Renderer, desk page: the name of a city by its code (GB/T 2260); the code, where it is not known.
import { useDeskState } from '../../DeskContext';

export function useCityName(): (code: string) => string {
  const index = useDeskState((state) => state.divisions);
  return (code) => index?.divisions.byCode.get(code)?.name ?? code;
}
